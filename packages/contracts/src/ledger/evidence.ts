import { z } from 'zod';
import { Id, Instant, line } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';

/** What may be attached to a case; the type is told from the content, never from the name. */
export const EvidenceMediaType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);
export type EvidenceMediaType = z.infer<typeof EvidenceMediaType>;

/** 5 MiB: a photo of a signed list. */
export const EVIDENCE_MAX_BYTES = 5 * 1_024 * 1_024;

/** A file travels in parts, since a message between our processes is smaller than a file. */
export const EVIDENCE_PART_BYTES = 1_024 * 1_024;

export const EvidenceFile = z
  .object({
    id: Id,
    name: z.string(),
    mediaType: EvidenceMediaType,
    bytes: z.int(),
    uploadedAt: Instant,
  })
  .meta({ id: 'EvidenceFile' });
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** Evidence as somebody attaches it: an uploaded file of their own, or where the paper is kept. */
export const EvidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), fileId: Id }),
  z.strictObject({
    kind: z.literal('reference'),
    text: line(400).meta({ description: 'such as the folder and page of a list' }),
  }),
]);
export type EvidenceInput = z.infer<typeof EvidenceInput>;

export const Evidence = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('file'), file: EvidenceFile }),
    z.object({ kind: z.literal('reference'), text: z.string() }),
    z.object({ kind: z.literal('erased') }).meta({ description: 'deleted with the data of the person' }),
  ])
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** The query of an upload; the body is the file itself. */
export const EvidenceUpload = z.strictObject({ name: line(120).default('evidence') });

const Base64 = z.base64().max(Math.ceil(EVIDENCE_PART_BYTES / 3) * 4);

/** One part of an upload. The answer to the last one is the file, to the others null. */
export const storeEvidencePart = defineRpc({
  subject: 'checkins.v1.evidence.store-part',
  input: z.strictObject({
    fileId: Id,
    name: EvidenceUpload.shape.name,
    part: z.int().min(0),
    parts: z
      .int()
      .min(1)
      .max(Math.ceil(EVIDENCE_MAX_BYTES / EVIDENCE_PART_BYTES)),
    content: Base64,
  }),
  output: EvidenceFile.nullable(),
  errors: ['EVIDENCE_TYPE_REFUSED', 'EVIDENCE_NOT_FOUND', 'PERSONAL_DATA_IN_TEXT'],
});

/** One part of a file, for those who take part in a case that it belongs to, and for the auditor. */
export const readEvidencePart = defineRpc({
  subject: 'checkins.v1.evidence.read-part',
  input: z.strictObject({ fileId: Id, part: z.int().min(0) }),
  output: z.object({ file: EvidenceFile, parts: z.int(), content: z.base64() }),
  errors: ['EVIDENCE_NOT_FOUND'],
});
