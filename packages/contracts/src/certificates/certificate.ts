import { z } from 'zod';
import { ActivityClass } from '../activities/activity-class.js';
import { DayInput, Id, Instant } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { GradedMinutes } from '../ledger/ledger.js';
import { ProvenFacts, TreeHead } from '../ledger/proof.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

/** A certificate's number with its check character, as `packages/rules` makes and reads it. */
export const CertificateNumber = z.string().regex(/^LD(-[0-9A-HJKMNP-TV-Z]{4}){3}-[0-9A-HJKMNP-TV-Z]$/);

/** Chinese alone, or with the holder's name in Latin or Tibetan script beside it (English also has the labels). */
export const CertificateLanguages = z.enum(['zh', 'zhEn', 'zhBo']);
export type CertificateLanguages = z.infer<typeof CertificateLanguages>;

/** `replaced`: the ledger has changed since, or a newer one was made; `revoked`: withdrawn by holder or administrator. */
export const CertificateStatus = z.enum(['valid', 'replaced', 'revoked']);
export type CertificateStatus = z.infer<typeof CertificateStatus>;

/** What a holder may let everybody see who has the number; without a choice it is the status alone. */
export const ShownField = z.enum(['name', 'period', 'serviceTime', 'contents', 'recordingUnit']);
export type ShownField = z.infer<typeof ShownField>;

/** A day of Asia/Shanghai, `YYYY-MM-DD`. */
const Day = z.iso.date();

const lastDay = { description: 'the last day, included' };

const SecondName = z.string().trim().min(1).max(120);
// A letter of it at least: marks and stops alone are no name.
const latin = /^(?=.*\p{L})[\p{Script=Latin}\p{M} .'’-]+$/u;
const tibetan = /^(?=.*\p{L})[\p{Script=Tibetan} ]+$/u;

const IdDocument = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z]{5,24}$/, 'letters and digits, as on the document')
  .meta({ description: 'is printed on the document and never kept: only a keyed hash of it is' });

/** Order 67, Art 14 and 15: what a person asks to be certified. */
export const CertificateInput = z
  .strictObject({
    from: DayInput,
    to: DayInput.meta(lastDay),
    languages: CertificateLanguages.default('zh'),
    secondName: SecondName.optional().meta({ description: 'the name in Latin or Tibetan script' }),
    idDocument: IdDocument.optional(),
    shown: z
      .array(ShownField)
      .max(ShownField.options.length)
      .default([])
      .meta({ description: 'what the public page shows, for the holder to say: none for somebody else' }),
    volunteerId: Id.optional().meta({ description: 'a member who asked their leader; needs teamId' }),
    teamId: Id.optional().meta({ description: 'certifies the service given with this team alone' }),
    replaces: CertificateNumber.optional(),
  })
  .refine((input) => input.from <= input.to, { path: ['to'], message: 'beforeFirstDay' })
  .refine((input) => !input.volunteerId || input.teamId, { path: ['teamId'], message: 'teamMissing' })
  .refine((input) => (input.languages === 'zh') === !input.secondName, {
    path: ['secondName'],
    message: 'scriptMismatch',
  })
  .refine(
    ({ languages, secondName }) =>
      !secondName || languages === 'zh' || (languages === 'zhEn' ? latin : tibetan).test(secondName),
    { path: ['secondName'], message: 'scriptMismatch' },
  )
  .meta({ id: 'CertificateInput' });
export type CertificateInput = z.infer<typeof CertificateInput>;

export const Certificate = z
  .object({
    number: CertificateNumber,
    status: CertificateStatus,
    volunteerId: Id,
    holderName: z.string().nullable().meta({ description: 'null after the person was erased' }),
    secondName: z.string().nullable(),
    languages: CertificateLanguages,
    from: Day,
    to: Day.meta(lastDay),
    teamId: Id.nullable(),
    minutes: GradedMinutes,
    times: z.int().meta({ description: 'how many times service was given' }),
    recordingUnit: z.string(),
    issuedAt: Instant,
    hasIdDocument: z.boolean(),
    shown: z.array(ShownField),
    replaces: CertificateNumber.nullable(),
    replacedBy: CertificateNumber.nullable(),
    replacedAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof Certificate>;

/** One line of a certificate: the time given at one activity, its grades apart, corrections taken in. */
export const CertifiedService = z.object({
  day: Day,
  title: z.string(),
  unit: z.string().meta({ description: 'who organised it' }),
  activityClass: ActivityClass.nullable(),
  minutes: GradedMinutes,
});
export type CertifiedService = z.infer<typeof CertifiedService>;

/** Everything that is printed. */
export const CertificateDocument = Certificate.extend({
  platformName: z.string(),
  teamName: z.string().nullable().meta({ description: 'of the team that it is limited to' }),
  services: z.array(CertifiedService),
});
export type CertificateDocument = z.infer<typeof CertificateDocument>;

/** PNG bytes, base64; null when the certificate carries no seal. */
const Seal = z.string().nullable();

export const ContentOfClass = z.object({ activityClass: ActivityClass.nullable(), times: z.int() });

/** What everybody sees who has the number. */
export const PublicCertificate = z
  .object({
    number: CertificateNumber,
    status: CertificateStatus,
    holderName: z.string().optional(),
    secondName: z.string().optional(),
    from: Day.optional(),
    to: Day.optional(),
    minutes: GradedMinutes.optional(),
    contents: z.array(ContentOfClass).optional(),
    recordingUnit: z.string().optional(),
  })
  .meta({ id: 'PublicCertificate' });
export type PublicCertificate = z.infer<typeof PublicCertificate>;

const ByNumber = z.strictObject({ number: CertificateNumber });

export const createCertificate = defineRpc({
  subject: 'checkins.v1.certificates.create',
  input: CertificateInput,
  output: Certificate,
  errors: [
    'CERTIFICATE_WITHOUT_SERVICE',
    'CERTIFICATE_AHEAD',
    'CERTIFICATE_SHOWN_BY_HOLDER',
    'CERTIFICATE_TOO_LONG',
    'CERTIFICATE_UNIT_MISSING',
    'CERTIFICATE_NAME_MISSING',
    'CERTIFICATE_NOT_FOUND',
    'CERTIFICATE_REPLACED',
    'TEAM_NOT_FOUND',
    'FORBIDDEN',
  ],
});

export const listMyCertificates = defineRpc({
  subject: 'checkins.v1.certificates.mine',
  input: PageQuery,
  output: pageOf(Certificate),
  errors: ['CURSOR_INVALID'],
});

/** A member's certificates of the service with one team, the newest first, for those who may print them. */
export const listMemberCertificates = defineRpc({
  subject: 'checkins.v1.certificates.of-member',
  input: PageQuery.extend({ teamId: Id, volunteerId: Id }),
  output: pageOf(Certificate),
  errors: ['CURSOR_INVALID', 'TEAM_NOT_FOUND', 'FORBIDDEN'],
});

export const getPublicCertificate = defineRpc({
  subject: 'checkins.v1.certificates.public',
  input: ByNumber,
  output: PublicCertificate,
  errors: ['CERTIFICATE_NOT_FOUND'],
});

/**
 * What is printed, for the holder, for those who manage the team that it certifies, and for administrators.
 * With `idDocument` it also says whether that is the one that was given when the certificate was made.
 */
export const getCertificateDocument = defineRpc({
  subject: 'checkins.v1.certificates.document',
  input: ByNumber.extend({ idDocument: IdDocument.optional() }),
  output: z.object({ certificate: CertificateDocument, seal: Seal }),
  errors: [
    'CERTIFICATE_NOT_FOUND',
    'CERTIFICATE_REVOKED',
    'CERTIFICATE_OUTDATED',
    'ID_DOCUMENT_DIFFERS',
    'FORBIDDEN',
  ],
});

/** A certificate as a file that `liandong-verify` checks offline; its format is that package's. */
export const CertificateBundle = z
  .object({
    format: z.literal('liandong-certificate/1'),
    number: CertificateNumber,
    issuedAt: Instant,
    recordingUnit: z.string(),
    volunteerId: Id,
    holder: z.record(z.string(), z.string()),
    minutes: z.object({ device: z.int(), leader: z.int(), retro: z.int() }),
    times: z.int(),
    entries: z
      .array(
        z.object({
          facts: ProvenFacts,
          salt: z.string(),
          leafIndex: z.int(),
          proof: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    head: TreeHead,
    keyId: z.string(),
    signature: z.string(),
  })
  .meta({ id: 'CertificateBundle' });

/** For the holder, who may hand it on. */
export const getCertificateBundle = defineRpc({
  subject: 'checkins.v1.certificates.bundle',
  input: ByNumber,
  output: CertificateBundle,
  errors: ['CERTIFICATE_NOT_FOUND', 'CERTIFICATE_REVOKED', 'CERTIFICATE_WITHOUT_PROOF'],
});

export const IdDocumentInput = z.strictObject({ idDocument: IdDocument }).meta({ id: 'IdDocumentInput' });

export const ShownInput = z
  .strictObject({ shown: z.array(ShownField).max(ShownField.options.length) })
  .meta({ id: 'ShownInput' });

export const RevokeInput = z
  .strictObject({ reason: z.string().trim().min(1).max(400) })
  .meta({ id: 'RevokeInput' });

/** By the holder alone. */
export const showOfCertificate = defineRpc({
  subject: 'checkins.v1.certificates.show',
  input: ByNumber.extend(ShownInput.shape),
  output: Certificate,
  errors: ['CERTIFICATE_NOT_FOUND', 'CERTIFICATE_REVOKED'],
});

/** By the holder or an administrator, with a reason; it stays revoked. */
export const revokeCertificate = defineRpc({
  subject: 'checkins.v1.certificates.revoke',
  input: ByNumber.extend(RevokeInput.shape),
  output: Certificate,
  errors: ['CERTIFICATE_NOT_FOUND', 'FORBIDDEN', 'PERSONAL_DATA_IN_TEXT'],
});

/** `outdated`: the ledger that it was made from has changed; no person did that. */
export const CertificateStep = z.enum(['made', 'outdated', 'revoked']);
export type CertificateStep = z.infer<typeof CertificateStep>;

/** Something happened to a certificate. */
export const certificateMoved = defineEvent({
  subject: 'evt.checkins.notice.certificate-moved.v1',
  payload: z.object({
    number: CertificateNumber,
    holderId: Id,
    step: CertificateStep,
    by: Id.nullable(),
    at: Instant,
    reason: z.string().meta({ description: 'of a revocation; else empty' }),
  }),
});
