import type { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import { trusted } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { StoredScan } from '../stored-scan.js';

/** Sends a scan. The same scan gets the same answer, so it may be sent as often as needed. */
export function checkIn({ code, scanId, scannedAt, stamp }: StoredScan): Promise<CheckInReceipt> {
  return request(
    { method: 'POST', path: '/check-ins', body: { code, scanId, scannedAt, stamp } },
    trusted<CheckInReceipt>(),
  );
}
