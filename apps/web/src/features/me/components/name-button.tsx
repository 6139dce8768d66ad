import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { updateMe } from '../../../shared/session/update-me.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useAction } from '../../../shared/ui/use-action.js';

/** Puts the own name right: lists and later certificates have it. */
export function NameButton({ displayName }: { displayName: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" icon="edit" onClick={() => setOpen(true)}>
        {m.name_change()}
      </Button>
      <Dialog title={m.name_change()} open={open} onClose={() => setOpen(false)}>
        <NameForm displayName={displayName} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function NameForm({ displayName, onClose }: { displayName: string; onClose: () => void }) {
  const [name, setName] = useState(displayName);
  const [tried, setTried] = useState(false);
  const toast = useToast();
  const { pending, error, run } = useAction(async (chosen: string) => {
    await updateMe({ displayName: chosen });
    toast({ text: m.name_changed() });
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') void run(name.trim());
  };
  return (
    <form className="dialog-form" onSubmit={submit} noValidate>
      <TextField
        label={m.name_label()}
        hint={m.name_change_hint()}
        autoComplete="name"
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={tried && name.trim() === '' ? m.name_missing() : undefined}
      />
      {error !== null && <ErrorNotice error={error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button type="submit" look="primary" pending={pending}>
          {m.name_change_save()}
        </Button>
      </div>
    </form>
  );
}
