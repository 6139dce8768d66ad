import { uuidv7 } from 'uuidv7';

/** A moment on the monotonic clock of one page: it means nothing to the page after a reload. */
export interface PageMoment {
  pageId: string;
  /** Milliseconds since the page began. */
  monotonicMs: number;
  /** How often the page had been hidden until then. */
  hiddenTimes: number;
}

/** This page, and whether somebody opened it: it was neither loaded again nor gone back to. */
export interface OpenedPage {
  pageId: string;
  isAfresh: boolean;
}

/** How far the two clocks may drift apart before one of them must have been set, or have stopped. */
const DRIFT_MS = 2_000;

const pageId = uuidv7();
let hiddenTimes = 0;

/** Counts how often this page is hidden; called once, at its start. */
export function watchPage(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenTimes += 1;
  });
}

export function openedPage(): OpenedPage {
  const [entry] = performance.getEntriesByType('navigation');
  return { pageId, isAfresh: entry instanceof PerformanceNavigationTiming && entry.type === 'navigate' };
}

export function pageMoment(): PageMoment {
  return { pageId, monotonicMs: performance.now(), hiddenTimes };
}

/**
 * Milliseconds since a moment by the monotonic clock, or null when it cannot be told: after a reload, and when
 * the page was hidden since and its two clocks disagree. A phone that slept stops its monotonic clock, which
 * looks just like a clock that was set forward.
 * @param wallMs milliseconds since the moment by the clock on the wall, right or wrong
 */
export function ageOf(moment: PageMoment, now: PageMoment, wallMs: number): number | null {
  if (moment.pageId !== now.pageId) return null;
  const age = Math.max(0, Math.round(now.monotonicMs - moment.monotonicMs));
  const mayHaveSlept = now.hiddenTimes !== moment.hiddenTimes;
  return mayHaveSlept && Math.abs(wallMs - age) > DRIFT_MS ? null : age;
}
