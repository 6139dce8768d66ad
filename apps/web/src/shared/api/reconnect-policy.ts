const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** A connection that held this long was a good one: after it the waiting starts small again. */
export const STEADY_MS = 10_000;

/** Heartbeats come every 15 s; a stream that is silent for longer than two of them is dead. */
export const SILENCE_MS = 40_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubling from one second to half a minute,
 * the upper half of it at random so that a restarted gateway is not met by everybody at once.
 * @param failures attempts that failed in a row, from 1
 * @param random from 0 up to 1
 */
export function reconnectDelay(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Failures in a row after a connection ended that was open for `openMs` (null: it never opened). */
export function failuresAfter(failures: number, openMs: number | null): number {
  return openMs !== null && openMs >= STEADY_MS ? 1 : failures + 1;
}
