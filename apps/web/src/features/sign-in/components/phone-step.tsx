import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { isPhone, normalizePhone } from '../phone.js';

export function PhoneStep({ onSubmit }: { onSubmit: (phone: string) => Promise<void> }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { pending, error, run } = useAction(onSubmit);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const phone = normalizePhone(typed);
    setWrong(!isPhone(phone));
    if (isPhone(phone)) void run(phone);
  };

  return (
    <form className="sign-in-form__step" onSubmit={submit} noValidate>
      <TextField
        label={m.phone_label()}
        type="tel"
        inputMode="tel"
        name="phone"
        autoComplete="tel-national"
        autoFocus
        placeholder="138 0000 0000"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={wrong ? m.phone_invalid() : undefined}
      />
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" look="primary" wide pending={pending}>
        {m.send_code()}
      </Button>
      <p className="sign-in-form__privacy">{m.sign_in_privacy()}</p>
    </form>
  );
}
