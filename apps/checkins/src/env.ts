import { SecretKey, ServiceSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';

export const Settings = ServiceSettings.extend({
  /**
   * The key from which every activity's venue keys and the keys of member codes are derived: 32 bytes, base64.
   * With another one all printed codes and member cards are worthless.
   */
  VENUE_KEY_MASTER: SecretKey,
  /**
   * The seed of the Ed25519 key that signs the ledger's heads and the certificates: 32 bytes, base64. After a change
   * the keys before stay published, and what they signed stays valid.
   */
  LEDGER_SIGNING_KEY: SecretKey,
  /** The key of member codes that signs, counted from 1; those before stay good. Raise it to rotate. */
  MEMBER_CODE_GENERATION: z.coerce.number().int().min(1).max(1_000).default(1),
  /** Generations whose codes are refused from now on, such as `1,2`: every card of theirs must be printed anew. */
  MEMBER_CODE_REVOKED_GENERATIONS: z
    .string()
    .regex(/^(\d+(,\d+)*)?$/, 'must be numbers with commas between them')
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',').map(Number))),
  /** Connections of the hot path, apart from those that lists and exports use. */
  CHECK_IN_POOL: z.coerce.number().int().min(1).max(20).default(3),
});
export type Settings = z.output<typeof Settings>;
