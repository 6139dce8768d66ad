import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { updateMe } from '../../../shared/session/update-me.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import './sign-in.css';

/** Asks for the name at the first sign-in: leaders and certificates need one. */
export function NameForm() {
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const { pending, error, run } = useAction(updateMe);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') void run({ displayName: name.trim() });
  };

  return (
    <div className="sign-in-form">
      <div className="sign-in-form__head">
        <h1>{m.name_title()}</h1>
        <p>{m.name_lead()}</p>
      </div>
      <form className="sign-in-form__step" onSubmit={submit} noValidate>
        <TextField
          label={m.name_label()}
          name="displayName"
          autoComplete="name"
          autoFocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={missing ? m.name_missing() : undefined}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" look="primary" wide pending={pending}>
          {m.name_save()}
        </Button>
      </form>
    </div>
  );
}
