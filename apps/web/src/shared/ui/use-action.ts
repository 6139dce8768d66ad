import { useCallback, useRef, useState } from 'react';

interface Action<Args extends unknown[]> {
  pending: boolean;
  error: unknown;
  /** Runs the action; while it is under way a second call does nothing. */
  run: (...args: Args) => Promise<void>;
}

/** One action of a small form: under way or not, and what went wrong the last time. */
export function useAction<Args extends unknown[]>(action: (...args: Args) => Promise<void>): Action<Args> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);

  const run = useCallback(
    async (...args: Args) => {
      if (running.current) return;
      running.current = true;
      setPending(true);
      setError(null);
      try {
        await action(...args);
      } catch (thrown) {
        setError(thrown);
      } finally {
        running.current = false;
        setPending(false);
      }
    },
    [action],
  );

  return { pending, error, run };
}
