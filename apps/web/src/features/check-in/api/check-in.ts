import type { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import { trusted } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { KeptScan } from '../../../shared/scan-queue/kept-scan.js';

/** An own scan, which is sent by itself while there is signal. */
export type OwnScan = KeptScan & { content: { kind: 'own' } };

export function isOwn(scan: KeptScan): scan is OwnScan {
  return scan.content.kind === 'own';
}

/** Sends a scan. The same scan gets the same answer, so it may be sent as often as needed. */
export function checkIn({ content, scanId, scannedAt, stamp }: OwnScan): Promise<CheckInReceipt> {
  const { code, activityId, position } = content;
  return request(
    { method: 'POST', path: '/check-ins', body: { code, scanId, scannedAt, stamp, activityId, position } },
    trusted<CheckInReceipt>(),
  );
}
