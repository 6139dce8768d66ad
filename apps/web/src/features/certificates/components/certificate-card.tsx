import type { Certificate } from '@liandong/contracts/certificates/certificate';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { downloadBundle, downloadCertificate } from '../api/certificate-pdf.js';
import type { CertifiedMember } from '../certificate-draft.js';
import { CertificateFacts } from './certificate-facts.js';
import { CertificateForm } from './certificate-form.js';
import { IdDocumentDialog } from './id-document-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';
import { ShownDialog } from './shown-dialog.js';

type Asking = 'idDocument' | 'shown' | 'revoke' | 'renew' | null;

interface CertificateCardProps {
  certificate: Certificate;
  /** Whose it is, where their leader looks at it: what it shows, and to revoke it, is the holder's alone. */
  member?: CertifiedMember;
}

/** A certificate, and what can be done with it. */
export function CertificateCard({ certificate, member }: CertificateCardProps) {
  const { number, status, from, to, hasIdDocument, replacedBy } = certificate;
  const [asking, setAsking] = useState<Asking>(null);
  const { pending, error, run } = useAction(downloadCertificate);
  const bundle = useAction(downloadBundle);
  const close = () => setAsking(null);
  // Of many cards each has the same buttons.
  const ofThis = { 'aria-describedby': `certificate-${number}` };
  return (
    <li className="card certificate" id={number}>
      <CertificateFacts certificate={certificate} />
      {error !== null && <ErrorNotice error={error} />}
      {bundle.error !== null && <ErrorNotice error={bundle.error} />}
      {status !== 'revoked' && (
        <div className="certificate__actions">
          {status === 'replaced' && replacedBy === null && (
            <Button {...ofThis} look="primary" icon="refresh" onClick={() => setAsking('renew')}>
              {m.certificate_renew()}
            </Button>
          )}
          {status === 'valid' && (
            <Button
              {...ofThis}
              icon="download"
              pending={pending}
              onClick={() => (hasIdDocument ? setAsking('idDocument') : void run(number))}
            >
              {m.certificate_download()}
            </Button>
          )}
          <Link {...ofThis} className={buttonClass('quiet')} to={`/verify/${number}`}>
            {m.certificate_public_page()}
          </Link>
          {!member && (
            <>
              <Button {...ofThis} look="quiet" onClick={() => setAsking('shown')}>
                {m.certificate_shown()}
              </Button>
              <Button
                {...ofThis}
                look="quiet"
                pending={bundle.pending}
                onClick={() => void bundle.run(number)}
              >
                {m.certificate_bundle()}
              </Button>
              <Button {...ofThis} look="quiet" onClick={() => setAsking('revoke')}>
                {m.certificate_revoke()}
              </Button>
            </>
          )}
        </div>
      )}
      <Dialog title={m.certificate_renew()} open={asking === 'renew'} onClose={close}>
        <CertificateForm follows={{ number, from, to }} member={member} onDone={close} />
      </Dialog>
      <IdDocumentDialog number={number} open={asking === 'idDocument'} onClose={close} />
      <ShownDialog certificate={certificate} open={asking === 'shown'} onClose={close} />
      <RevokeDialog number={number} open={asking === 'revoke'} onClose={close} />
    </li>
  );
}
