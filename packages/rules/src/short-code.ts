import { headOf, type CodeDirection } from './activity-code.js';
import { macOf } from './mac.js';
import { CLOCK_TOLERANCE_MS } from './venue-code.js';

/**
 * Six digits for whoever cannot scan, made from the venue key like the rotating code, under a format of its own:
 * the truncation of HOTP (RFC 4226, section 5.3) over HMAC-SHA-256(key, format 3, direction, venueRef, step).
 * A step is long enough to read the digits from the screen and to type them. Six digits can also be told over the
 * phone, so they prove less than a scan; and since they can be guessed, wrong ones are counted.
 */
export const SHORT_STEP_SECONDS = 30;

const STEP_MS = SHORT_STEP_SECONDS * 1_000;
const FORMAT = 3;
const DIGITS = 6;

export interface ShortCodeFacts {
  /** 12 lower-case hex digits. */
  venueRef: string;
  direction: CodeDirection;
  /** The 30-second step since 1970. */
  step: number;
}

export function shortCode({ key, step, ...facts }: ShortCodeFacts & { key: Uint8Array }): string {
  const mac = macOf(key, headOf({ ...facts, format: FORMAT, number: step }));
  const view = new DataView(mac.buffer, mac.byteOffset, mac.byteLength);
  const truncated = view.getUint32((mac[mac.length - 1] ?? 0) & 0xf) & 0x7fff_ffff;
  return String(truncated % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** True for a text that can be nothing else than a short code. */
export function isShortCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** The step that an instant (milliseconds since 1970) falls into. */
export function shortStepAt(ms: number): number {
  return Math.floor(ms / STEP_MS);
}

/** How long the current step still lasts, in milliseconds. */
export function shortStepRemainingMs(ms: number): number {
  return STEP_MS - (ms % STEP_MS);
}

/**
 * The steps whose digits are good now, the current one first: it and the one before, with the clock tolerance of
 * the rotating code at both ends.
 */
export function goodShortSteps(nowMs: number): number[] {
  const current = shortStepAt(nowMs);
  const steps = [current, current - 1];
  if (shortStepAt(nowMs + CLOCK_TOLERANCE_MS) > current) steps.push(current + 1);
  if (shortStepAt(nowMs - CLOCK_TOLERANCE_MS) < current) steps.push(current - 2);
  return steps;
}
