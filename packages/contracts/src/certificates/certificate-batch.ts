import { z } from 'zod';
import { DayInput, Id, Instant } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';
import { CertificateDocument } from './certificate.js';

/** A certificate for everybody who gave service with a team in a period; it certifies that service alone. */
export const CertificateBatchInput = z
  .strictObject({ teamId: Id, from: DayInput, to: DayInput })
  .refine((input) => input.from <= input.to, { path: ['to'], message: 'beforeFirstDay' })
  .meta({ id: 'CertificateBatchInput' });
export type CertificateBatchInput = z.infer<typeof CertificateBatchInput>;

/** How many certificates one PDF of a batch holds: it bounds the memory that making it takes. */
export const CERTIFICATES_PER_PDF = 50;

export const CertificateBatch = z
  .object({
    id: Id,
    teamId: Id,
    from: z.iso.date(),
    to: z.iso.date(),
    createdAt: Instant,
    total: z.int().meta({ description: 'people with entries of service in the period' }),
    issued: z.int(),
    skipped: z.int().meta({ description: 'of whom corrections left no time, or who were erased' }),
    finished: z.boolean(),
    parts: z.int().meta({ description: `PDFs to download, of up to ${CERTIFICATES_PER_PDF} certificates` }),
  })
  .meta({ id: 'CertificateBatch' });
export type CertificateBatch = z.infer<typeof CertificateBatch>;

export const createCertificateBatch = defineRpc({
  subject: 'checkins.v1.certificate-batches.create',
  input: CertificateBatchInput,
  output: CertificateBatch,
  errors: [
    'TEAM_NOT_FOUND',
    'FORBIDDEN',
    'CERTIFICATE_WITHOUT_SERVICE',
    'CERTIFICATE_AHEAD',
    'CERTIFICATE_UNIT_MISSING',
  ],
});

export const getCertificateBatch = defineRpc({
  subject: 'checkins.v1.certificate-batches.get',
  input: z.strictObject({ id: Id }),
  output: CertificateBatch,
  errors: ['BATCH_NOT_FOUND', 'FORBIDDEN'],
});

/** The batches of a team, the newest first; at most 20. */
export const listCertificateBatches = defineRpc({
  subject: 'checkins.v1.certificate-batches.list',
  input: z.strictObject({ teamId: Id }),
  output: z.object({ items: z.array(CertificateBatch) }),
  errors: ['TEAM_NOT_FOUND', 'FORBIDDEN'],
});

/** A page of what a part of a batch prints: only certificates that are still valid. */
export const listBatchDocuments = defineRpc({
  subject: 'checkins.v1.certificate-batches.documents',
  input: z.strictObject({ id: Id, part: z.int().min(1), after: z.int().min(0).default(0) }),
  output: z.object({
    teamName: z.string(),
    certificates: z.array(CertificateDocument),
    seal: z.string().nullable(),
    next: z.int().nullable().meta({ description: 'the next `after`; null on the last page' }),
  }),
  errors: ['BATCH_NOT_FOUND', 'BATCH_NOT_READY', 'FORBIDDEN'],
});
