import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextArea } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import type { useChangeState } from '../api/change-state.js';

interface CancelDialogProps {
  open: boolean;
  change: ReturnType<typeof useChangeState>;
  onClose: () => void;
}

/** Asks for the reason: everybody who signed up reads it. */
export function CancelDialog({ open, change, onClose }: CancelDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const toast = useToast();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    change.mutate(
      { to: 'cancel', reason: reason.trim() },
      {
        onSuccess: () => {
          onClose();
          toast({ text: m.toast_cancelled() });
        },
      },
    );
  };

  return (
    <Dialog title={m.cancel_question()} open={open} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} noValidate>
        <p>{m.cancel_explained()}</p>
        <TextArea
          label={m.cancel_reason()}
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={missing ? m.cancel_reason_missing() : undefined}
        />
        {change.isError && <ErrorNotice error={change.error} />}
        <div className="dialog__actions">
          <Button onClick={onClose}>{m.cancel_keep()}</Button>
          <Button type="submit" look="danger" pending={change.isPending}>
            {m.cancel_confirm()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
