import {
  parseActivityCode,
  signedActivityCode,
  type CodeDirection,
  type ParsedActivityCode,
} from './activity-code.js';

export { fromBase64Url } from './base64url.js';
export { hasValidMac, venueRefOf, type CodeDirection } from './activity-code.js';

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

export interface ParsedVenueCode extends VenueCodeFacts {
  /** The bytes that the code signs, for `hasValidMac`. */
  head: Uint8Array;
  mac: Uint8Array;
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

/** Takes a code apart without judging it; null when it is no venue code at all. */
export function parseVenueCode(code: string): ParsedVenueCode | null {
  const parsed = parseActivityCode(code);
  return parsed && asVenueCode(parsed);
}

/** An activity's code as a rotating one; null when it is of another format. */
export function asVenueCode({ format, number, ...facts }: ParsedActivityCode): ParsedVenueCode | null {
  return format === VENUE_CODE_FORMAT ? { ...facts, step: number } : null;
}

/**
 * Whether a code of this step is good now: during its own step and the next one, with the clock tolerance at
 * both ends. A screenshot is useless 25 s after the code appeared.
 */
export function stepValidity(step: number, nowMs: number): 'valid' | 'expired' | 'notYet' {
  if (nowMs < step * STEP_MS - CLOCK_TOLERANCE_MS) return 'notYet';
  if (nowMs >= (step + 2) * STEP_MS + CLOCK_TOLERANCE_MS) return 'expired';
  return 'valid';
}
