import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import './field.css';

interface Labelled {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value and how to mend it. */
  error?: string | undefined;
}

interface Described extends Labelled {
  children: (attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

function Field({ label, hint, error, children }: Described) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(note === undefined ? {} : { 'aria-describedby': noteId }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {note !== undefined && (
        <p id={noteId} className={error === undefined ? 'field__hint' : 'field__error'}>
          {note}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) => <input {...rest} {...attributes} className="field__control" />}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  ...rest
}: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) => <textarea rows={4} {...rest} {...attributes} className="field__control" />}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  ...rest
}: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) => <select {...rest} {...attributes} className="field__control field__control--select" />}
    </Field>
  );
}

export function CheckField({ label, ...rest }: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="check-field">
      <input {...rest} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}
