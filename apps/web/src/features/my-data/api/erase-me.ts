import { Erased } from '@liandong/contracts/people/erasure';
import { OtpSent } from '@liandong/contracts/auth/auth';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { session } from '../../../shared/session/session.js';

/** Has a code sent to the own phone. @returns when another may be asked for, in milliseconds since 1970 */
export async function requestErasureCode(): Promise<number> {
  const call = { method: 'POST', path: '/me/erasure-code' } as const;
  const { resendAfterSeconds } = await request(call, checked(OtpSent));
  return Date.now() + resendAfterSeconds * 1_000;
}

/** Erases the person, at the gateway and on this device. */
export async function eraseMe(otp: string): Promise<void> {
  await request({ method: 'DELETE', path: '/me', body: { otp } }, checked(Erased));
  await session.leave();
}
