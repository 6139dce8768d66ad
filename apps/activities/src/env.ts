import { SecretKey, ServiceSettings } from '@liandong/service-kit/settings';
import type { z } from 'zod';

export const Settings = ServiceSettings.extend({
  /** Encrypts the contacts of wishes at rest (AES-256-GCM): 32 bytes, base64. Losing it loses them. */
  WISH_CONTACT_KEY: SecretKey,
});
export type Settings = z.output<typeof Settings>;
