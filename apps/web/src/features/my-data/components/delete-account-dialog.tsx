import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { sendNow } from '../../../shared/scan-queue/queue-sender.js';
import { useScansLostBySignOut } from '../../../shared/scan-queue/use-scans.js';
import { useMe } from '../../../shared/session/use-session.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { requestErasureCode } from '../api/erase-me.js';
import { ErasureForm } from './erasure-form.js';
import { WhatGoes } from './what-goes.js';

interface DialogProps {
  open: boolean;
  onClose: () => void;
}

/** Says what goes and what stays, has a code sent, and erases by it. */
export function DeleteAccountDialog({ open, onClose }: DialogProps) {
  return (
    <Dialog title={m.account_delete_question()} open={open} onClose={onClose}>
      <DeleteAccount onClose={onClose} />
    </Dialog>
  );
}

function DeleteAccount({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const [resendAt, setResendAt] = useState<number | null>(null);
  const sendCode = useCallback(async () => setResendAt(await requestErasureCode()), []);
  const { pending, error, run } = useAction(sendCode);
  if (resendAt !== null) {
    return (
      <>
        {error !== null && <ErrorNotice error={error} />}
        <ErasureForm resendAt={resendAt} resending={pending} onResend={() => void run()} onCancel={onClose} />
      </>
    );
  }
  return (
    <>
      <WhatGoes />
      <WaitingScans onClose={onClose} />
      <p>{m.account_delete_phone({ phone: me?.phoneMasked ?? '' })}</p>
      {error !== null && <ErrorNotice error={error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button look="primary" pending={pending} onClick={() => void run()}>
          {m.account_delete_send_code()}
        </Button>
      </div>
    </>
  );
}

/** Scans that are on this device only would go with it. */
function WaitingScans({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const waiting = useScansLostBySignOut(me?.id ?? null);
  if (waiting === 0) return null;
  return (
    <Notice look="warning">
      <p>{m.account_delete_waiting({ count: waiting })}</p>
      <Button
        onClick={() => {
          sendNow();
          onClose();
        }}
      >
        {m.sign_out_send_first()}
      </Button>
    </Notice>
  );
}
