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
        <p
          // What is wrong is said aloud when it appears, not only when the field is come to.
          key={error === undefined ? 'hint' : 'error'}
          id={noteId}
          {...(error === undefined
            ? { className: 'field__hint' }
            : { className: 'field__error', role: 'alert' })}
        >
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

interface Choice extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  /** What choosing it means, in a line. */
  hint?: string | undefined;
}

export function CheckField({ label, hint, ...rest }: Choice) {
  return <ChoiceField {...rest} type="checkbox" label={label} hint={hint} />;
}

/** One of several that share a `name`; the group is a fieldset with a legend. */
export function RadioField({ label, hint, ...rest }: Choice) {
  return <ChoiceField {...rest} type="radio" label={label} hint={hint} />;
}

function ChoiceField({ label, hint, ...rest }: Choice & { type: 'checkbox' | 'radio' }) {
  const hintId = useId();
  return (
    <label className="check-field">
      <input {...rest} {...(hint === undefined ? {} : { 'aria-describedby': hintId })} />
      <span>
        {label}
        {hint !== undefined && (
          <small id={hintId} className="check-field__hint" aria-hidden="true">
            {hint}
          </small>
        )}
      </span>
    </label>
  );
}
