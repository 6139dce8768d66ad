import type { QueuedScan } from '@liandong/contracts/check-ins/check-in-batch';
import { remembering, trueTimeOf, type Contact, type DeviceMemory } from '@liandong/rules/offline-clock';
import type { TimedRow } from './queued-row.js';

/** Rows in the order in which they happened, and what is remembered of the device after them. */
export interface TimedQueue {
  rows: TimedRow[];
  memory: DeviceMemory;
}

/**
 * Tells when each scan of a queue happened. They are taken in the order of their counters, however they were sent,
 * so that an out never comes before its in.
 */
export function timesOf(scans: readonly QueuedScan[], contact: Contact, before: DeviceMemory): TimedQueue {
  let memory = before;
  const rows = scans
    .toSorted((one, other) => one.counter - other.counter)
    .map((scan) => {
      const reading = { scannedAt: Date.parse(scan.scannedAt), counter: scan.counter, ageMs: scan.ageMs };
      const time = trueTimeOf(reading, contact, memory);
      memory = remembering(memory, reading, time);
      return { scan, time };
    });
  return { rows, memory };
}
