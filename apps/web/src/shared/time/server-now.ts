import { clockOffset } from './clock-offset.js';

/** An answer tells its second: what is less than this is not seen by it, and no page decides by it. */
const UNSEEN_MS = 5_000;

let offset = 0;

/**
 * Learns from an answer of the gateway how wrong this device's clock is.
 * @param date its `Date`, of the second in which it was sent; null where it has none
 * @param sentAt, receivedAt by the clock of this device
 */
export function noteServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const second = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(second)) return;
  const told = clockOffset(new Date(second + 500).toISOString(), sentAt, receivedAt);
  offset = Math.abs(told) < UNSEEN_MS ? 0 : told;
}

/** Now, by the gateway's clock: a phone whose own is wrong by hours shows what can be done all the same. */
export function serverNow(): Date {
  return new Date(Date.now() + offset);
}
