import { z } from 'zod';
import { line } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';

/** The largest seal image, in KiB: what fits a request with room for base64. */
export const SEAL_LIMIT_KIB = 150;

/** What administrators decide about certificates and cards. */
export const CertificateSettings = z
  .object({
    platformName: z.string().meta({ description: 'above the title, and on member cards' }),
    recordingUnit: z.string().meta({ description: '记录单位; empty until it is set' }),
    hasSeal: z.boolean(),
  })
  .meta({ id: 'CertificateSettings' });
export type CertificateSettings = z.infer<typeof CertificateSettings>;

export const CertificateSettingsInput = z
  .strictObject({
    platformName: line(40).optional(),
    recordingUnit: line(60).optional(),
    seal: z
      .base64()
      .nullable()
      .optional()
      .meta({ description: `a PNG of at most ${SEAL_LIMIT_KIB} KiB, base64; null takes the seal away` }),
  })
  .meta({ id: 'CertificateSettingsInput' });
export type CertificateSettingsInput = z.infer<typeof CertificateSettingsInput>;

/** For administrators and auditors. */
export const getCertificateSettings = defineRpc({
  subject: 'checkins.v1.certificate-settings.get',
  input: z.strictObject({}),
  output: CertificateSettings,
  errors: ['FORBIDDEN'],
});

/** By administrators. Certificates that were made keep the unit and the seal that they were made with. */
export const saveCertificateSettings = defineRpc({
  subject: 'checkins.v1.certificate-settings.save',
  input: CertificateSettingsInput,
  output: CertificateSettings,
  errors: ['FORBIDDEN', 'SEAL_NOT_PNG'],
});
