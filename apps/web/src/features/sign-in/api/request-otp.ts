import type { OtpSent } from '@liandong/contracts/auth/auth';
import type { z } from 'zod';
import { trusted } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** Has a one-time code sent to the phone. */
export function requestOtp(phone: string): Promise<z.infer<typeof OtpSent>> {
  return request({ method: 'POST', path: '/auth/otp', body: { phone } }, trusted<z.infer<typeof OtpSent>>());
}
