import { parseCertificateNumber } from '@liandong/rules/certificate-number';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button, type ButtonLook } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import type { IconName } from '../../../shared/ui/icon.js';

interface NumberFormProps {
  /** What stands in the field at first. */
  typed: string;
  wrong: boolean;
  onWrong: (wrong: boolean) => void;
  /** With a number whose check character is right. */
  onNumber: (number: string) => void;
  action: { label: string; look: ButtonLook; icon: IconName };
}

/** Asks for the number of a certificate. */
export function NumberForm({ typed, wrong, onWrong, onNumber, action }: NumberFormProps) {
  const [text, setText] = useState(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = parseCertificateNumber(text);
    onWrong(number === null);
    if (number !== null) onNumber(number);
  };
  return (
    <form className="verify__form" onSubmit={submit} noValidate>
      <TextField
        label={m.verify_number()}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="LD-0000-0000-0000-0"
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={wrong ? m.verify_number_wrong() : undefined}
      />
      <Button type="submit" look={action.look} icon={action.icon} wide>
        {action.label}
      </Button>
    </form>
  );
}
