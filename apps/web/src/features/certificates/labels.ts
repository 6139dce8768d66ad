import type {
  CertificateLanguages,
  CertificateStatus,
  ShownField,
} from '@liandong/contracts/certificates/certificate';
import { m } from '../../paraglide/messages.js';
import type { BadgeLook } from '../../shared/ui/layout.js';

export const shownLabels: Record<ShownField, () => string> = {
  name: m.certificate_shows_name,
  period: m.certificate_shows_period,
  serviceTime: m.certificate_shows_time,
  contents: m.certificate_shows_contents,
  recordingUnit: m.certificate_shows_unit,
};

export const languageLabels: Record<CertificateLanguages, () => string> = {
  zh: m.certificate_language_zh,
  zhEn: m.certificate_language_zh_en,
  zhBo: m.certificate_language_zh_bo,
};

export const statusLooks: Record<CertificateStatus, { look: BadgeLook; label: () => string }> = {
  valid: { look: 'pine', label: m.certificate_valid },
  replaced: { look: 'amber', label: m.certificate_replaced },
  revoked: { look: 'danger', label: m.certificate_revoked },
};
