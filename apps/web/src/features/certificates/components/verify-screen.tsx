import type { PublicCertificate } from '@liandong/contracts/certificates/certificate';
import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { parseCertificateNumber } from '@liandong/rules/certificate-number';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { activityClassLabel, gradeLabel } from '../../../shared/i18n/labels.js';
import { duration, period } from '../../../shared/time/format.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { usePublicCertificate } from '../api/public-certificate.js';
import { NumberForm } from './number-form.js';
import './certificates.css';

interface VerifyScreenProps {
  /** As it stands in the address; empty when nothing was looked up yet. */
  typed: string;
  onLookUp: (number: string) => void;
}

/** Says whether a certificate is valid, and no more than its holder chose to show. */
export function VerifyScreen(props: VerifyScreenProps) {
  return <LookUp key={props.typed} {...props} />;
}

function LookUp({ typed, onLookUp }: VerifyScreenProps) {
  const number = parseCertificateNumber(typed);
  const [wrong, setWrong] = useState(typed !== '' && number === null);
  const { data, error, isFetching, refetch } = usePublicCertificate(number);
  return (
    <div className="verify">
      <div className="verify__head">
        <h1>{m.verify_title()}</h1>
        <p>{m.verify_lead()}</p>
      </div>
      {isFetching && <Loading />}
      {error !== null && !isFetching && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && !wrong && <Verdict certificate={data} />}
      <NumberForm
        typed={typed}
        wrong={wrong}
        onWrong={setWrong}
        onNumber={onLookUp}
        action={{ label: m.verify_look_up(), look: 'primary', icon: 'search' }}
      />
    </div>
  );
}

const verdicts = {
  valid: { icon: 'check', title: m.verify_valid, text: m.verify_valid_text },
  replaced: { icon: 'refresh', title: m.verify_replaced, text: m.verify_replaced_text },
  revoked: { icon: 'close', title: m.verify_revoked, text: m.verify_revoked_text },
} as const;

function Verdict({ certificate }: { certificate: PublicCertificate }) {
  const { number, status, holderName, secondName, from, to, minutes, contents, recordingUnit } = certificate;
  const { icon, title, text } = verdicts[status];
  return (
    <section className={`card verdict verdict--${status}`} aria-label={title()} role="status">
      <span className="verdict__icon">
        <Icon name={icon} size={40} />
      </span>
      <h2>{title()}</h2>
      <p className="figures">{number}</p>
      <p className="verdict__text">{text()}</p>
      {status === 'valid' && (
        <dl className="verdict__facts">
          {holderName !== undefined && (
            <Fact label={m.certificate_shows_name()}>
              {holderName} {secondName !== undefined && <bdi>{secondName}</bdi>}
            </Fact>
          )}
          {from !== undefined && to !== undefined && (
            <Fact label={m.certificate_shows_period()}>{period(from, to)}</Fact>
          )}
          {minutes !== undefined &&
            EvidenceGrade.options.map((grade) => (
              <Fact key={grade} label={m.verify_time({ grade: gradeLabel(grade) })}>
                {duration(minutes[grade])}
              </Fact>
            ))}
          {contents !== undefined && (
            <Fact label={m.certificate_shows_contents()}>
              {contents
                .map(({ activityClass, times }) =>
                  m.verify_content({
                    content: activityClass ? activityClassLabel(activityClass) : m.verify_other_content(),
                    times,
                  }),
                )
                .join(m.verify_between())}
            </Fact>
          )}
          {recordingUnit !== undefined && <Fact label={m.certificate_shows_unit()}>{recordingUnit}</Fact>}
        </dl>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
