import { useState, type FormEvent } from 'react';
import { m } from '../../paraglide/messages.js';
import { TextField } from '../ui/field.js';
import { useAction } from '../ui/use-action.js';
import { updateMe } from './update-me.js';

interface OwnName {
  name: string;
  setName: (name: string) => void;
  /** It was to be sent, and there was none. */
  missing: boolean;
  pending: boolean;
  error: unknown;
  submit: (event: FormEvent) => void;
}

/** The own name as it is being written. @param onSaved called when it is kept */
export function useOwnName(first: string, onSaved: () => void = () => undefined): OwnName {
  const [name, setName] = useState(first);
  const [missing, setMissing] = useState(false);
  const { pending, error, run } = useAction(async (displayName: string) => {
    await updateMe({ displayName });
    onSaved();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') void run(name.trim());
  };
  return { name, setName, missing, pending, error, submit };
}

interface NameFieldProps {
  own: OwnName;
  hint?: string;
  autoFocus?: boolean;
}

export function NameField({ own: { name, setName, missing }, hint, autoFocus }: NameFieldProps) {
  return (
    <TextField
      label={m.name_label()}
      hint={hint}
      name="displayName"
      autoComplete="name"
      autoFocus={autoFocus}
      maxLength={60}
      value={name}
      onChange={({ target }) => setName(target.value)}
      error={missing ? m.name_missing() : undefined}
    />
  );
}
