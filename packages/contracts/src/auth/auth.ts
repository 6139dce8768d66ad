import { z } from 'zod';
import { Grant } from '../common/actor.js';
import { Id, Instant, Language, line, Phone } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';

/** The signed-in person, as the person may see it. */
export const Me = z
  .object({
    id: Id,
    displayName: z.string().meta({ description: 'empty until the person has entered a name' }),
    phoneMasked: z.string().meta({ description: 'such as 138****0001' }),
    language: Language,
    grants: z.array(Grant),
    teams: z.array(z.object({ id: Id, name: z.string(), leads: z.boolean() })),
    joinedAt: Instant,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const OtpRequest = z.strictObject({ phone: Phone }).meta({ id: 'OtpRequest' });
export const OtpSent = z
  .object({
    expiresInSeconds: z.int(),
    resendAfterSeconds: z.int(),
  })
  .meta({ id: 'OtpSent' });

/** A one-time code as it is typed. */
export const Otp = z.string().regex(/^\d{6}$/, '6 digits');

export const SignIn = z
  .union([
    z.strictObject({ phone: Phone, otp: Otp }),
    z.strictObject({ phone: Phone, password: z.string().min(1).max(200) }),
  ])
  .meta({ id: 'SignIn' });

/** What the gateway gives to a signed-in client; the refresh token travels in an HttpOnly cookie. */
export const Session = z
  .object({
    accessToken: z.string(),
    expiresIn: z.int().meta({ description: 'seconds' }),
    me: Me,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const MePatch = z
  .strictObject({
    displayName: line(60).optional(),
    language: Language.optional(),
  })
  .meta({ id: 'MePatch' });

/** What the volunteers service gives to the gateway when a session opens or goes on. */
export const OpenedSession = z.object({
  sessionId: Id,
  refreshToken: z.string(),
  refreshExpiresAt: Instant,
  me: Me,
});
export type OpenedSession = z.infer<typeof OpenedSession>;

const RefreshToken = z.strictObject({ refreshToken: z.string().min(1).max(200) });

export const requestOtp = defineRpc({
  subject: 'volunteers.v1.otp.request',
  input: OtpRequest,
  output: OtpSent,
  errors: ['OTP_TOO_SOON'],
});

export const openSession = defineRpc({
  subject: 'volunteers.v1.sessions.open',
  input: SignIn,
  output: OpenedSession,
  errors: ['OTP_WRONG', 'OTP_EXPIRED', 'PASSWORD_WRONG'],
});

/** Rotates the refresh token; a token that was rotated away more than a moment ago ends the session. */
export const refreshSession = defineRpc({
  subject: 'volunteers.v1.sessions.refresh',
  input: RefreshToken,
  output: OpenedSession,
  errors: ['REFRESH_INVALID'],
});

export const closeSession = defineRpc({
  subject: 'volunteers.v1.sessions.close',
  input: RefreshToken,
  output: z.object({}),
});

export const getMe = defineRpc({
  subject: 'volunteers.v1.me.get',
  input: z.strictObject({}),
  output: Me,
  errors: ['VOLUNTEER_NOT_FOUND'],
});

export const updateMe = defineRpc({
  subject: 'volunteers.v1.me.update',
  input: MePatch,
  output: Me,
  errors: ['VOLUNTEER_NOT_FOUND', 'PERSONAL_DATA_IN_TEXT'],
});
