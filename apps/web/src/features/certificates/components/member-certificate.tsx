import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useMembers } from '../../../shared/teams/list-members.js';
import { namesApart } from '../../../shared/names/namesakes.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Loading, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { CertificateForm } from './certificate-form.js';
import { MemberCertificates } from './member-certificates.js';
import './certificates.css';

/** A certificate for one member who asked their leader, of the service with this team alone, and earlier ones. */
export function MemberCertificate({ teamId }: { teamId: string }) {
  const { data: members = [], isPending, error, refetch } = useMembers(teamId);
  const [volunteerId, setVolunteerId] = useState('');
  const [asking, setAsking] = useState(false);
  const nameOf = namesApart(members);
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
              {nameOf(one)}
            </option>
          ))}
        </SelectField>
        <div className="certificate__actions">
          <Button look="primary" icon="flag" disabled={!member} onClick={() => setAsking(true)}>
            {m.member_certificate_make()}
          </Button>
        </div>
      </div>
      {member && <MemberCertificates member={{ volunteerId, teamId }} />}
      <Dialog
        title={m.member_certificate_of({ name: member?.displayName ?? '' })}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <CertificateForm member={{ volunteerId, teamId }} onDone={() => setAsking(false)} />
      </Dialog>
    </Section>
  );
}
