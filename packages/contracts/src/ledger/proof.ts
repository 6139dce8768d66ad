import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineRpc } from '../wire/rpc.js';

/** SHA-256 in hexadecimal. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The ledger at a moment, signed by the district; the text that is signed is `treeHeadText` of liandong-verify. */
export const TreeHead = z
  .object({
    size: z.int().min(0).meta({ description: 'number of sealed entries' }),
    root: Hash.meta({ description: 'RFC 6962 root over all of them' }),
    time: Instant,
    keyId: z.string(),
    signature: z.string().meta({ description: 'Ed25519, base64' }),
  })
  .meta({ id: 'TreeHead' });
export type TreeHead = z.infer<typeof TreeHead>;

/** The last head of a day in Asia/Shanghai; on a day on which nothing came, the one before stands. */
export const DailyHead = z
  .object({
    day: z.iso.date(),
    isFinal: z.boolean().meta({ description: 'false for today: more entries may come' }),
    head: TreeHead,
  })
  .meta({ id: 'DailyHead' });
export type DailyHead = z.infer<typeof DailyHead>;

export const SigningKey = z
  .object({
    keyId: z.string(),
    algorithm: z.literal('Ed25519'),
    publicKey: z.string().meta({ description: '32 bytes, base64' }),
    pem: z.string(),
    firstUsedAt: Instant,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'SigningKey' });
export type SigningKey = z.infer<typeof SigningKey>;

/** The facts of an entry as its leaf holds them; instants to the whole second. */
export const ProvenFacts = z
  .object({
    entryId: Id,
    kind: z.string(),
    title: z.string(),
    activityClass: z.string().nullable(),
    activityId: Id.nullable(),
    teamId: Id.nullable(),
    organizationPath: z.string(),
    linkedParties: z.array(z.string()).readonly(),
    from: z.iso.datetime(),
    to: z.iso.datetime().nullable(),
    minutes: z.int(),
    times: z.int(),
    grade: z.string(),
    recordedAt: z.iso.datetime(),
    checkInId: Id.nullable(),
    corrects: Id.nullable(),
    caseId: Id.nullable(),
  })
  .meta({ id: 'ProvenFacts' });

/** A file that `liandong-verify` checks by itself: an entry, and the way from it to the root of a signed head. */
export const EntryProof = z
  .object({
    format: z.literal('liandong-proof/1'),
    facts: ProvenFacts,
    person: z
      .union([z.object({ volunteerId: Id, salt: z.string() }), z.object({ commitment: Hash })])
      .meta({ description: 'of a person who was erased only the commitment' }),
    leafIndex: z.int().min(0),
    proof: z.array(Hash),
    head: TreeHead,
  })
  .meta({ id: 'EntryProof' });
export type EntryProof = z.infer<typeof EntryProof>;

/** A file that `liandong-verify` checks by itself: the newer ledger begins with the older one. */
export const ConsistencyProof = z
  .object({
    format: z.literal('liandong-consistency/1'),
    older: TreeHead,
    newer: TreeHead,
    proof: z.array(Hash),
  })
  .meta({ id: 'ConsistencyProof' });
export type ConsistencyProof = z.infer<typeof ConsistencyProof>;

/** The head of the ledger as it is now. Public. */
export const getTreeHead = defineRpc({
  subject: 'checkins.v1.proof.head',
  input: z.object({}),
  output: TreeHead,
  errors: ['TREE_HEAD_NOT_FOUND'],
});

/** The head of each day, the newest first. Public. */
export const listDailyHeads = defineRpc({
  subject: 'checkins.v1.proof.dailyHeads',
  input: PageQuery,
  output: pageOf(DailyHead),
  errors: ['CURSOR_INVALID'],
});

/** That the ledger of one signed head grew from that of another without a change. Public. */
export const getConsistency = defineRpc({
  subject: 'checkins.v1.proof.consistency',
  input: z.strictObject({
    from: z.coerce.number().int().min(0).meta({ description: 'size of the older head' }),
    to: z.coerce
      .number()
      .int()
      .min(0)
      .optional()
      .meta({ description: 'of the newer; by default the newest' }),
  }),
  output: ConsistencyProof,
  errors: ['TREE_HEAD_NOT_FOUND', 'TREE_HEADS_REVERSED'],
});

/** Every key that ever signed a head, the newest first. Public. */
export const listSigningKeys = defineRpc({
  subject: 'checkins.v1.proof.keys',
  input: z.object({}),
  output: z.object({ items: z.array(SigningKey) }),
});

/** For those who may read the entry: its volunteer, and who may read the team. */
export const getEntryProof = defineRpc({
  subject: 'checkins.v1.proof.entry',
  input: z.object({ entryId: Id }),
  output: EntryProof,
  errors: ['LEDGER_ENTRY_NOT_FOUND', 'LEDGER_ENTRY_NOT_SEALED_YET'],
});
