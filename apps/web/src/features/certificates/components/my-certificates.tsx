import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { Empty, Loading, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useMyCertificates } from '../api/certificates.js';
import { CertificateCard } from './certificate-card.js';
import { CertificateForm } from './certificate-form.js';
import './certificates.css';

/** The own certificates: ask for one, download, choose what it shows, revoke. */
export function MyCertificates() {
  const { data, isPending, error, refetch } = useMyCertificates();
  const [asking, setAsking] = useState(false);
  const items = data?.items ?? [];
  const ask = (
    <Button look="primary" icon="plus" onClick={() => setAsking(true)}>
      {m.certificate_ask()}
    </Button>
  );
  return (
    <Section title={m.my_certificates()} aside={items.length > 0 && ask}>
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && items.length === 0 && (
        <Empty icon="flag" title={m.my_certificates_none()}>
          <p>{m.my_certificates_hint()}</p>
          {ask}
        </Empty>
      )}
      {items.length > 0 && (
        <ul className="certificates">
          {items.map((certificate) => (
            <CertificateCard key={certificate.number} certificate={certificate} />
          ))}
        </ul>
      )}
      <Dialog title={m.certificate_ask()} open={asking} onClose={() => setAsking(false)}>
        <CertificateForm onDone={() => setAsking(false)} />
      </Dialog>
    </Section>
  );
}
