import { signedActivityCode, type CodeDirection } from './activity-code.js';

/**
 * The code on a poster: an activity's code (`activity-code.ts`) of format 2. It has no step, it is good while the
 * activity can be checked into; its number is the version of the activity's keys, so that a poster of before a
 * rotation is told apart from a forged one. Its key is derived apart from that of the rotating code: the screen,
 * which holds the one, cannot make the other.
 */
export const PRINTED_CODE_FORMAT = 2;

export interface PrintedCodeFacts {
  /** 12 lower-case hex digits. */
  venueRef: string;
  direction: CodeDirection;
  keyVersion: number;
}

export function printedCode({ key, keyVersion, ...facts }: PrintedCodeFacts & { key: Uint8Array }): string {
  return signedActivityCode({ ...facts, format: PRINTED_CODE_FORMAT, number: keyVersion }, key);
}
