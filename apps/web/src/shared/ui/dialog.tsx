import { useEffect, useId, useRef, type ReactNode } from 'react';
import './dialog.css';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** How long after the first the second tap of a double tap comes at most, in milliseconds. */
const SECOND_TAP_MS = 350;

/** Whoever taps a dialog's button twice must not press what lies below it. */
function ignoreSecondTap(): void {
  const { style } = document.body;
  style.pointerEvents = 'none';
  setTimeout(() => (style.pointerEvents = ''), SECOND_TAP_MS);
}

/** A modal question. Escape and a tap beside it close it; focus goes back to where it was. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) {
      dialog.close();
      ignoreSecondTap();
    }
  }, [open]);

  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      {open && (
        <div className="dialog__body">
          <h2 id={titleId}>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
}
