/**
 * When a scan happened that waited on a device without signal. The device's clock may be wrong by any amount, so
 * it is never believed: only differences between two of its readings are, and only while nobody set it.
 * All times are milliseconds since 1970 unless they say otherwise.
 */

/** What the device wrote beside one scan. */
export interface DeviceReading {
  /** By the clock of the device, right or wrong. */
  scannedAt: number;
  /** Grows with each scan of the device: the order of scans, whatever the clock says. */
  counter: number;
  /** Milliseconds between scan and sending by the monotonic clock; null when it restarted between them. */
  ageMs: number | null;
}

/** The moment of sending, by both clocks. Their difference is the skew. */
export interface Contact {
  sentAt: number;
  receivedAt: number;
}

/** What is known of the device from its earlier scans and contacts. */
export interface DeviceMemory {
  /** The latest scan whose time could be told. */
  last: { counter: number; at: number } | null;
  /** The device's clock minus the server's at the last contact. */
  skewMs: number | null;
}

export type ClockDoubt = 'CLOCK_UNKNOWN' | 'CLOCK_WENT_BACK' | 'SCANNED_IN_FUTURE' | 'SCANNED_TOO_LONG_AGO';

/** The time of a scan by the server's clock, and why it is only a guess, if it is one. */
export interface TrueTime {
  at: number;
  doubt: ClockDoubt | null;
}

/** How far times may be apart by slow networks and drifting clocks before they contradict each other. */
export const CLOCK_AGREEMENT_MS = 2 * 60_000;

/** How long a scan may wait on a device. */
export const LONGEST_WAIT_MS = 72 * 3_600_000;

/** The device's clock minus the server's. The time on the network makes a device seem that much slow. */
export function skewOf({ sentAt, receivedAt }: Contact): number {
  return sentAt - receivedAt;
}

/**
 * Tells when a scan happened. The monotonic clock decides where it can. Else the device's clock is corrected by
 * its skew, which is right for a clock that is wrong by any constant amount; a clock that was set between scan and
 * sending shows by a skew that changed, by the order of the counters, or by a time that cannot be.
 */
export function trueTimeOf(reading: DeviceReading, contact: Contact, memory: DeviceMemory): TrueTime {
  const { receivedAt } = contact;
  const at =
    reading.ageMs === null ? reading.scannedAt - skewOf(contact) : receivedAt - Math.max(0, reading.ageMs);
  return { at: Math.max(0, Math.min(at, receivedAt)), doubt: doubtOf(at, reading, contact, memory) };
}

function doubtOf(
  at: number,
  reading: DeviceReading,
  contact: Contact,
  memory: DeviceMemory,
): ClockDoubt | null {
  const fromWallClock = reading.ageMs === null;
  if (fromWallClock && at > contact.receivedAt + CLOCK_AGREEMENT_MS) return 'SCANNED_IN_FUTURE';
  if (at < contact.receivedAt - LONGEST_WAIT_MS) return 'SCANNED_TOO_LONG_AGO';
  if (!fromWallClock) return null;
  if (memory.last && contradictsOrder(at, reading.counter, memory.last)) return 'CLOCK_WENT_BACK';
  if (memory.skewMs !== null && Math.abs(memory.skewMs - skewOf(contact)) > CLOCK_AGREEMENT_MS) {
    return 'CLOCK_UNKNOWN';
  }
  return null;
}

function contradictsOrder(at: number, counter: number, last: { counter: number; at: number }): boolean {
  if (counter > last.counter) return at < last.at - CLOCK_AGREEMENT_MS;
  if (counter < last.counter) return at > last.at + CLOCK_AGREEMENT_MS;
  return false;
}

/** What is known of the device after a scan whose time was told. */
export function remembering(memory: DeviceMemory, { counter }: DeviceReading, time: TrueTime): DeviceMemory {
  if (time.doubt !== null || (memory.last && memory.last.counter >= counter)) return memory;
  return { ...memory, last: { counter, at: time.at } };
}
