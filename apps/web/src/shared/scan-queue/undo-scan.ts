import { openedPage } from '../device/page-clock.js';
import { nothing } from '../api/decode.js';
import { request } from '../api/request.js';
import { changeScans, deviceId } from './scan-store.js';
import type { KeptScan } from './kept-scan.js';
import type { Undo } from './undo-policy.js';

/** Undoes a scan that this device made. False when it was being sent at this very moment, and so goes on. */
export function undoScan(scanId: string, way: Undo['way']): Promise<boolean> {
  return way === 'annul' ? annul(scanId) : takeBack(scanId);
}

async function annul(scanId: string): Promise<true> {
  const body = { deviceId: await deviceId() };
  await request({ method: 'POST', path: `/check-ins/${scanId}/annul`, body }, nothing);
  await changeScans([scanId], undone);
  return true;
}

/** The sender marks a scan before it posts it: whichever of the two changes it first has it. */
async function takeBack(scanId: string): Promise<boolean> {
  let taken = false;
  await changeScans([scanId], (scan) => {
    taken = scan.state === 'waiting' && scan.neverSent === true;
    return taken ? undone(scan) : scan;
  });
  return taken;
}

function undone(scan: KeptScan): KeptScan {
  return { ...scan, state: 'undone', undoneOn: openedPage().pageId };
}
