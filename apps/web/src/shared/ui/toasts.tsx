import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from './button.js';
import './toasts.css';

interface Toast {
  text: string;
  /** What takes back the thing just done, while the toast is there. */
  action?: { label: string; run: () => void };
}

interface ShownToast extends Toast {
  id: number;
}

const STAYS_MS = 8_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Tells that something was done, for a moment, without being in the way. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const nextId = useRef(1);

  const dismiss = useCallback((id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  }, []);

  const show = useCallback(
    (toast: Toast) => {
      const id = nextId.current++;
      // What a double tap says twice stands once.
      setToasts((shown) => [...shown.filter(({ text }) => text !== toast.text).slice(-2), { ...toast, id }]);
      setTimeout(() => dismiss(id), STAYS_MS);
    },
    [dismiss],
  );

  const list = useMemo(
    () =>
      toasts.map(({ id, text, action }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {action && (
            <Button
              look="quiet"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
        </div>
      )),
    [toasts, dismiss],
  );

  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-label={m.notifications_region()}>
        {list}
      </div>
    </ToastContext>
  );
}
