import type { Certificate } from '@liandong/contracts/certificates/certificate';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useShowOfCertificate } from '../api/certificates.js';
import { ShownFields } from './shown-fields.js';

interface ShownDialogProps {
  certificate: Certificate;
  open: boolean;
  onClose: () => void;
}

/** Changes what everybody may see who has the number. */
export function ShownDialog({ certificate: { number, shown }, open, onClose }: ShownDialogProps) {
  const [chosen, setChosen] = useState(shown);
  const show = useShowOfCertificate(number);
  const toast = useToast();
  const save = () =>
    show.mutate(chosen, {
      onSuccess: () => {
        onClose();
        toast({ text: m.certificate_shown_saved() });
      },
    });
  return (
    <Dialog title={m.certificate_shown()} open={open} onClose={onClose}>
      <div className="certificate-form">
        <ShownFields value={chosen} onChange={setChosen} />
        {show.isError && <ErrorNotice error={show.error} />}
        <div className="dialog__actions">
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button look="primary" pending={show.isPending} onClick={save}>
            {m.certificate_save()}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
