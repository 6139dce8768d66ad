import { m } from '../../../paraglide/messages.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useMemberCertificates } from '../api/certificates.js';
import type { CertifiedMember } from '../certificate-draft.js';
import { CertificateCard } from './certificate-card.js';

/** What a member has been certified of the service with a team: to print again, or anew after a correction. */
export function MemberCertificates({ member }: { member: CertifiedMember }) {
  const { data, isPending, error, refetch } = useMemberCertificates(member);
  if (isPending) return <Loading />;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <p>{m.member_certificates_none()}</p>;
  return (
    <ul className="certificates">
      {data.items.map((certificate) => (
        <CertificateCard key={certificate.number} certificate={certificate} member={member} />
      ))}
    </ul>
  );
}
