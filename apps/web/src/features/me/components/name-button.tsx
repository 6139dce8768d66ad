import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { NameField, useOwnName } from '../../../shared/session/own-name.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';

/** Puts the own name right: lists and later certificates have it. */
export function NameButton({ displayName }: { displayName: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" icon="edit" onClick={() => setOpen(true)}>
        {m.name_change()}
      </Button>
      <Dialog title={m.name_change()} open={open} onClose={() => setOpen(false)}>
        <ChangeForm displayName={displayName} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ChangeForm({ displayName, onClose }: { displayName: string; onClose: () => void }) {
  const toast = useToast();
  const own = useOwnName(displayName, () => {
    toast({ text: m.name_changed() });
    onClose();
  });
  return (
    <form className="dialog-form" onSubmit={own.submit} noValidate>
      <NameField own={own} hint={m.name_change_hint()} />
      {own.error !== null && <ErrorNotice error={own.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button type="submit" look="primary" pending={own.pending}>
          {m.name_change_save()}
        </Button>
      </div>
    </form>
  );
}
