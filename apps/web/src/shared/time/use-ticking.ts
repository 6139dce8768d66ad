import { useEffect, useState } from 'react';

/**
 * A value that is made anew at each step of the server's clock, and when the page is seen again: a phone that
 * slept wakes with a stale one.
 * @param make the value at an instant of the server's clock, and how long it holds, in milliseconds
 * @param offset how far the server's clock is ahead of this one
 */
export function useTicking<Value>(
  make: (serverNow: number) => { value: Value; holdsMs: number },
  offset: number,
): Value {
  const [value, setValue] = useState(() => make(Date.now() + offset).value);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const show = () => {
      const { value: next, holdsMs } = make(Date.now() + offset);
      setValue(next);
      timer = setTimeout(show, holdsMs + 5);
    };
    const seenAgain = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') show();
    };
    show();
    document.addEventListener('visibilitychange', seenAgain);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seenAgain);
    };
  }, [make, offset]);

  return value;
}
