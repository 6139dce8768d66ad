import { Flag, SecretKey, ServiceSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';

/** Attempts within an hour; 0 takes the limit away. */
const perHour = (byDefault: number) => z.coerce.number().int().min(0).default(byDefault);

/** Whose `X-Forwarded-*` headers are believed: `true`, `false`, or addresses and networks, comma separated. */
const TrustProxy = z
  .string()
  .default('false')
  .transform((text) => (text === 'true' || text === 'false' ? text === 'true' : text.split(',')));

export const Settings = ServiceSettings.pick({
  NATS_URL: true,
  HEALTH_PORT: true,
  HEALTH_HOST: true,
  LOG_LEVEL: true,
}).extend({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  /** The address under which people reach the platform; without it, that of each request. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  REDIS_URL: z.url(),
  /** Signs the access tokens, which are valid for 15 minutes. */
  ACCESS_TOKEN_SECRET: SecretKey,
  /** Folder of the built web app; without it only the API is served. */
  WEB_DIR: z.string().optional(),
  /** The packed verifier (`packages/verify/dist/download/liandong-verify.tgz`); without it none is handed out. */
  VERIFIER_TARBALL: z.string().optional(),
  /** Shows the messages that the development mailbox caught, one-time codes among them, to everybody. */
  DEV_MAILBOX: Flag,
  TRUST_PROXY: TrustProxy,
  OTP_PER_PHONE: perHour(12),
  OTP_PER_IP: perHour(2_000),
  SIGN_IN_PER_PHONE: perHour(40),
  /** A mobile carrier puts thousands of people behind one address. */
  SIGN_IN_PER_IP: perHour(4_000),
  /** Certificates that one address may look up. */
  CERTIFICATES_PER_IP: perHour(600),
  /** Exports of one's own data: each reads everything that is kept of the person. */
  MY_DATA_PER_PERSON: perHour(10),
  /** Wishes that one person may claim: each claim shows a resident's contact. */
  WISH_CLAIMS_PER_PERSON: perHour(10),
  /** Calls with gathered check-ins that are under way at once (ADR 7). */
  CHECK_IN_CALLS: z.coerce.number().int().min(1).max(64).default(2),
});
export type Settings = z.output<typeof Settings>;

/** The injection token of the settings. */
export const SETTINGS = Symbol('gateway settings');
