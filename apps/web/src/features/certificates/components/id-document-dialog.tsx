import { useCallback, useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { downloadCertificate } from '../api/certificate-pdf.js';

interface IdDocumentDialogProps {
  number: string;
  open: boolean;
  onClose: () => void;
}

/** The ID number is not kept, so it is asked for again; without it the certificate is printed without it. */
export function IdDocumentDialog({ number, open, onClose }: IdDocumentDialogProps) {
  const [idDocument, setIdDocument] = useState('');
  const save = useCallback(
    async (typed: string) => {
      await downloadCertificate(number, typed === '' ? undefined : typed);
      setIdDocument('');
      onClose();
    },
    [number, onClose],
  );
  const { pending, error, run } = useAction(save);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(idDocument.trim());
  };
  return (
    <Dialog title={m.certificate_download()} open={open} onClose={onClose}>
      <form className="certificate-form" onSubmit={submit} noValidate>
        <TextField
          label={m.certificate_id()}
          autoComplete="off"
          maxLength={24}
          value={idDocument}
          onChange={(event) => setIdDocument(event.target.value)}
          hint={m.certificate_id_again()}
        />
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog__actions">
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button type="submit" look="primary" icon="download" pending={pending}>
            {idDocument.trim() === '' ? m.certificate_download_without_id() : m.certificate_download()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
