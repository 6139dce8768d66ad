import { useEffect, type RefObject } from 'react';

const PLACES = 'li, form, section, main';

/**
 * When what has the focus goes away, because its step is done, the focus comes to what stood around it: a keyboard or a
 * screen reader goes on there, and not at the beginning of the page.
 */
export function useKeptPlace(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const main = content.current;
    if (main === null) return;
    let focused: EventTarget | null = null;
    let places: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      focused = target;
      places = placesAround(target);
    };
    const mend = () => {
      const isGone = focused instanceof Node && !focused.isConnected;
      if (!isGone || document.activeElement !== document.body) return;
      focused = null;
      const place = places.find((one) => one.isConnected && one.checkVisibility());
      if (place === undefined) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(mend);
    main.addEventListener('focusin', remember);
    observer.observe(main, { childList: true, subtree: true });
    return () => {
      main.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [content]);
}

/** The nearest first. */
function placesAround(target: EventTarget | null): HTMLElement[] {
  const places: HTMLElement[] = [];
  let place = target instanceof Element ? target.closest<HTMLElement>(PLACES) : null;
  while (place !== null) {
    places.push(place);
    place = place.parentElement?.closest<HTMLElement>(PLACES) ?? null;
  }
  return places;
}
