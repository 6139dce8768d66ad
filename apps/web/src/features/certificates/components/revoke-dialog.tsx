import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextArea } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useRevokeCertificate } from '../api/certificates.js';

interface RevokeDialogProps {
  number: string;
  open: boolean;
  onClose: () => void;
}

/** Asks for the reason; what is revoked stays so. */
export function RevokeDialog({ number, open, onClose }: RevokeDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const revoke = useRevokeCertificate(number);
  const toast = useToast();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    revoke.mutate(reason.trim(), {
      onSuccess: () => {
        onClose();
        toast({ text: m.certificate_revoke_done() });
      },
    });
  };
  return (
    <Dialog title={m.certificate_revoke()} open={open} onClose={onClose}>
      <form className="certificate-form" onSubmit={submit} noValidate>
        <p>{m.certificate_revoke_explained()}</p>
        <TextArea
          label={m.certificate_revoke_reason()}
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={missing ? m.certificate_revoke_reason_missing() : undefined}
        />
        {revoke.isError && <ErrorNotice error={revoke.error} />}
        <div className="dialog__actions">
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button type="submit" look="danger" pending={revoke.isPending}>
            {m.certificate_revoke()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
