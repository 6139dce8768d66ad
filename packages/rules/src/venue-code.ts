import { signedActivityCode, type CodeDirection } from './activity-code.js';

/**
 * The rotating venue code: an activity's code (`activity-code.ts`) of format 1 whose number is the 10-second step
 * since 1970 in which it was shown, signed with the key of the activity and direction.
 *
 * The screen makes codes by itself from its key, the server verifies them with the same function.
 */
export const STEP_SECONDS = 10;

/** How wrong the screen's clock may be against the server's, in milliseconds, after its correction. */
export const CLOCK_TOLERANCE_MS = 5_000;

export const VENUE_CODE_FORMAT = 1;

const STEP_MS = STEP_SECONDS * 1_000;

export interface VenueCodeFacts {
  /** 12 lower-case hex digits. */
  venueRef: string;
  direction: CodeDirection;
  step: number;
}

/** The step that an instant (milliseconds since 1970) falls into. */
export function stepAt(ms: number): number {
  return Math.floor(ms / STEP_MS);
}

/** How long the current step still lasts, in milliseconds. */
export function stepRemainingMs(ms: number): number {
  return STEP_MS - (ms % STEP_MS);
}

/** Makes the code of a step. */
export function venueCode({ key, step, ...facts }: VenueCodeFacts & { key: Uint8Array }): string {
  return signedActivityCode({ ...facts, format: VENUE_CODE_FORMAT, number: step }, key);
}

/** Between which instants a screen may have shown something, in milliseconds since 1970. */
export interface ShownSpan {
  from: number;
  until: number;
}

/** When a screen may show what belongs to a step: in it and the next one, with the clock tolerance at both ends. */
export function shownSpanOf(step: number): ShownSpan {
  return {
    from: step * STEP_MS - CLOCK_TOLERANCE_MS,
    until: (step + 2) * STEP_MS + CLOCK_TOLERANCE_MS,
  };
}

/** Whether a code of this step is good now. A screenshot is useless 25 s after the code appeared. */
export function stepValidity(step: number, nowMs: number): 'valid' | 'expired' | 'notYet' {
  const { from, until } = shownSpanOf(step);
  if (nowMs < from) return 'notYet';
  return nowMs >= until ? 'expired' : 'valid';
}
