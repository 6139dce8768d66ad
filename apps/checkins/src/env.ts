import { SecretKey, ServiceSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';

export const Settings = ServiceSettings.extend({
  /** The key from which every activity's venue keys are derived: 32 bytes, base64. */
  VENUE_KEY_MASTER: SecretKey,
  /**
   * The seed of the Ed25519 key that signs the ledger's heads and the certificates: 32 bytes, base64. After a change
   * the keys before stay published, and what they signed stays valid.
   */
  LEDGER_SIGNING_KEY: SecretKey,
  /** Connections of the hot path, apart from those that lists and exports use. */
  CHECK_IN_POOL: z.coerce.number().int().min(1).max(20).default(3),
});
export type Settings = z.output<typeof Settings>;
