import type { ScanStamp } from '@liandong/contracts/check-ins/check-in';
import { trusted } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { OwnScan } from './check-in.js';

/** Has the door sign that it saw this scan now: the sign-in that follows takes longer than a code lives. */
export function stampScan({ content: { code }, scanId }: OwnScan): Promise<ScanStamp> {
  return request({ method: 'POST', path: '/check-ins/stamps', body: { code, scanId } }, trusted<ScanStamp>());
}
