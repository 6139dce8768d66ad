import { nothing } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { changeScans, deviceId } from '../../../shared/scan-queue/scan-store.js';

/** Takes back a check-in that this device made, within 15 minutes of it. */
export async function annul(scanId: string): Promise<void> {
  const body = { deviceId: await deviceId() };
  await request({ method: 'POST', path: `/check-ins/${scanId}/annul`, body }, nothing);
  await changeScans([scanId], (scan) => ({ ...scan, state: 'undone' }));
}
