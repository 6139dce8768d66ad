import { SecretKey, ServiceSettings } from '@liandong/service-kit/settings';
import type { z } from 'zod';

export const Settings = ServiceSettings.extend({
  /** Encrypts phone numbers at rest (AES-256-GCM). Losing it loses the numbers. */
  PHONE_ENCRYPTION_KEY: SecretKey,
  /** Keys the look-up of phone numbers and the hashes of one-time codes (HMAC-SHA-256). */
  BLIND_INDEX_KEY: SecretKey,
});
export type Settings = z.output<typeof Settings>;
