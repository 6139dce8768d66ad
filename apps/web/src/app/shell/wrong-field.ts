import { useEffect, type RefObject } from 'react';

/** A form that is not sent because of what is typed in it puts the focus to the first field that is wrong. */
export function useWrongField(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const main = content.current;
    if (main === null) return;
    const look = ({ target }: SubmitEvent) => {
      // By then the form shows what it found.
      requestAnimationFrame(() => {
        if (!(target instanceof HTMLFormElement)) return;
        target.querySelector<HTMLElement>('[aria-invalid]:not([aria-invalid="false"])')?.focus();
      });
    };
    main.addEventListener('submit', look);
    return () => main.removeEventListener('submit', look);
  }, [content]);
}
