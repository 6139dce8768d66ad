import { useId } from 'react';
import { buttonClass } from './button.js';
import { Icon } from './icon.js';
import './file-button.css';

interface FileButtonProps {
  label: string;
  hint: string;
  /** Media types, as of the attribute `accept`. */
  accept: string;
  pending?: boolean;
  invalid?: boolean;
  onFile: (file: File) => void;
}

/** Chooses a file. It looks like our buttons, and is the browser's own to keyboard and screen reader. */
export function FileButton({
  label,
  hint,
  accept,
  pending = false,
  invalid = false,
  onFile,
}: FileButtonProps) {
  const id = useId();
  return (
    <div className="file-button">
      <label className={buttonClass('secondary')} aria-busy={pending}>
        {pending ? <span className="spinner" aria-hidden="true" /> : <Icon name="plus" size={20} />}
        <span>{label}</span>
        <input
          type="file"
          className="visually-hidden"
          accept={accept}
          disabled={pending}
          aria-invalid={invalid || undefined}
          aria-describedby={id}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            // The same file may be chosen again.
            target.value = '';
            if (file) onFile(file);
          }}
        />
      </label>
      <span id={id} className="field__hint">
        {hint}
      </span>
    </div>
  );
}
