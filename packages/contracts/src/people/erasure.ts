import { z } from 'zod';
import { Otp, OtpSent } from '../auth/auth.js';
import { Id, Instant } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';

/** A fresh code that was sent for this purpose: a session alone, such as that of a lost phone, deletes nobody. */
export const ErasureInput = z.strictObject({ otp: Otp }).meta({ id: 'ErasureInput' });

export const Erased = z.object({ erasedAt: Instant }).meta({ id: 'Erased' });

const obstacles = ['VOLUNTEER_NOT_FOUND', 'ERASURE_SOLE_LEADER', 'ERASURE_LAST_ADMINISTRATOR'] as const;

/** Sends a code to the person's own telephone, which erases and does nothing else. */
export const requestErasureCode = defineRpc({
  subject: 'volunteers.v1.me.request-erasure-code',
  input: z.strictObject({}),
  output: OtpSent,
  errors: [...obstacles, 'OTP_TOO_SOON'],
});

/** Erases the person who asks (PIPL Art 47). Asked again, it answers the time of the first. */
export const eraseMe = defineRpc({
  subject: 'volunteers.v1.me.erase',
  input: ErasureInput,
  output: Erased,
  errors: [...obstacles, 'OTP_WRONG', 'OTP_EXPIRED'],
});

/** Who was erased since then, for the door, whose access tokens outlive a person. For services only. */
export const listRecentErasures = defineRpc({
  subject: 'volunteers.v1.erasures.recent',
  input: z.strictObject({ since: Instant }),
  output: z.object({ ids: z.array(Id) }),
  errors: ['FORBIDDEN'],
});
