import type { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import { trusted } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { KeptScan } from '../../../shared/scan-queue/kept-scan.js';
import { deviceId } from '../../../shared/scan-queue/scan-store.js';

/** An own scan, which is sent by itself while there is signal. */
export type OwnScan = KeptScan & { content: { kind: 'own' } };

export function isOwn(scan: KeptScan): scan is OwnScan {
  return scan.content.kind === 'own';
}

/** Sends a scan. The same scan gets the same answer, so it may be sent as often as needed. */
export async function checkIn({ content, scanId, scannedAt, stamp }: OwnScan): Promise<CheckInReceipt> {
  const { code, activityId, position } = content;
  const body = { code, scanId, activityId, position, scannedAt, deviceId: await deviceId(), stamp };
  return request({ method: 'POST', path: '/check-ins', body }, trusted<CheckInReceipt>());
}
