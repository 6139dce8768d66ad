import type { Certificate } from '@liandong/contracts/certificates/certificate';
import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { m } from '../../../paraglide/messages.js';
import { gradeLabel } from '../../../shared/i18n/labels.js';
import { duration, period } from '../../../shared/time/format.js';
import { Badge } from '../../../shared/ui/layout.js';
import { statusLooks } from '../labels.js';

/** What a certificate says: its period, number and standing, the three kinds of time, and why it stands no longer. */
export function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const { number, status, from, to, minutes, replacedBy, revokeReason } = certificate;
  return (
    <>
      <div className="certificate__head">
        <div>
          <strong className="figures">{period(from, to)}</strong>
          <span id={`certificate-${number}`} className="certificate__number figures">
            {number}
          </span>
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
      {status === 'replaced' && (
        <p className="certificate__note">
          {replacedBy ? m.certificate_replaced_by({ number: replacedBy }) : m.certificate_replaced_why()}
        </p>
      )}
      {status === 'revoked' && revokeReason !== null && (
        <p className="certificate__note">{m.certificate_revoked_why({ reason: revokeReason })}</p>
      )}
    </>
  );
}
