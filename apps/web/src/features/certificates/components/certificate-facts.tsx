import type { Certificate } from '@liandong/contracts/certificates/certificate';
import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { m } from '../../../paraglide/messages.js';
import { gradeLabel } from '../../../shared/i18n/labels.js';
import { duration } from '../../../shared/time/format.js';
import { Badge } from '../../../shared/ui/layout.js';
import { statusLooks } from '../labels.js';

/** What a certificate says: its period, number and standing, and the three kinds of time. */
export function CertificateFacts({
  certificate: { number, status, from, to, minutes },
}: {
  certificate: Certificate;
}) {
  return (
    <>
      <div className="certificate__head">
        <div>
          <strong className="figures">{m.certificate_period({ from, to })}</strong>
          <span className="certificate__number figures">{number}</span>
        </div>
        <Badge look={statusLooks[status].look}>{statusLooks[status].label()}</Badge>
      </div>
      <dl className="certificate__grades">
        {EvidenceGrade.options.map((grade) => (
          <div key={grade}>
            <dt>{gradeLabel(grade)}</dt>
            <dd className="figures">{duration(minutes[grade])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
