import type { Certificate } from '@liandong/contracts/certificates/certificate';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { useMembers } from '../../../shared/teams/list-members.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Loading, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { downloadCertificate } from '../api/certificate-pdf.js';
import { CertificateFacts } from './certificate-facts.js';
import { CertificateForm } from './certificate-form.js';
import { IdDocumentDialog } from './id-document-dialog.js';
import './certificates.css';

/** A certificate for one member who asked their leader, of the service with this team alone. */
export function MemberCertificate({ teamId }: { teamId: string }) {
  const { data: members = [], isPending, error, refetch } = useMembers(teamId);
  const [volunteerId, setVolunteerId] = useState('');
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Certificate | null>(null);
  const member = members.find((one) => one.volunteerId === volunteerId);
  return (
    <Section title={m.member_certificate()}>
      <div className="card certificate">
        <p>{m.member_certificate_lead()}</p>
        {isPending && <Loading />}
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        <SelectField
          label={m.member_certificate_who()}
          value={volunteerId}
          onChange={({ target }) => setVolunteerId(target.value)}
        >
          <option value="">{m.member_certificate_choose()}</option>
          {members.map((one) => (
            <option key={one.volunteerId} value={one.volunteerId}>
              {one.displayName}
            </option>
          ))}
        </SelectField>
        <div className="certificate__actions">
          <Button look="primary" icon="flag" disabled={!member} onClick={() => setAsking(true)}>
            {m.member_certificate_make()}
          </Button>
        </div>
      </div>
      {made && <MadeCertificate key={made.number} certificate={made} />}
      <Dialog
        title={m.member_certificate_of({ name: member?.displayName ?? '' })}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <CertificateForm member={{ volunteerId, teamId }} onMade={setMade} onDone={() => setAsking(false)} />
      </Dialog>
    </Section>
  );
}

function MadeCertificate({ certificate }: { certificate: Certificate }) {
  const { number, holderName, hasIdDocument } = certificate;
  const [asking, setAsking] = useState(false);
  const { pending, error, run } = useAction(downloadCertificate);
  return (
    <article className="card certificate" role="status">
      <h3>{holderName}</h3>
      <CertificateFacts certificate={certificate} />
      {error !== null && <ErrorNotice error={error} />}
      <div className="certificate__actions">
        <Button
          icon="download"
          pending={pending}
          onClick={() => (hasIdDocument ? setAsking(true) : void run(number))}
        >
          {m.certificate_download()}
        </Button>
        <Link className="button button--quiet" to={`/verify/${number}`}>
          {m.certificate_public_page()}
        </Link>
      </div>
      <IdDocumentDialog number={number} open={asking} onClose={() => setAsking(false)} />
    </article>
  );
}
