import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CLOCK_AGREEMENT_MS,
  LONGEST_WAIT_MS,
  remembering,
  trueTimeOf,
  type Contact,
  type DeviceMemory,
  type DeviceReading,
} from './offline-clock.js';
import { offlineVerdict, type OfflineScan } from './offline-verdict.js';
import vectors from './offline-verdict.vectors.json' with { type: 'json' };

type Scan = Omit<OfflineScan, 'time'>;
const judge = (reading: DeviceReading, contact: Contact, memory: DeviceMemory, scan: Scan) =>
  offlineVerdict({ ...scan, time: trueTimeOf(reading, contact, memory) });

describe('the verdict on a scan without signal', () => {
  it.each(vectors)(
    '$name: $verdict.outcome $verdict.reason',
    ({ reading, contact, memory, scan, verdict }) => {
      expect(judge(reading, contact, memory, scan as Scan)).toEqual(verdict);
    },
  );
});

const start = Date.parse('2026-11-23T01:00:00Z');
const somewhere = fc.integer({ min: start - 1e9, max: start + 1e9 });
const offsets = fc.integer({ min: -4e12, max: 4e12 });
const contacts = fc.record({ sentAt: somewhere, receivedAt: somewhere });
const readings = fc.record({
  scannedAt: somewhere,
  counter: fc.nat(50),
  ageMs: fc.option(fc.nat(LONGEST_WAIT_MS * 2)),
});
const memories = fc.record({
  last: fc.option(fc.record({ counter: fc.nat(50), at: somewhere })),
  skewMs: fc.option(fc.integer({ min: -1e9, max: 1e9 })),
});
const scans = fc.constantFrom(...vectors.map(({ scan }) => scan as Scan));

describe('the time of a scan', () => {
  it('and its verdict are the same however wrong the clock is, as long as it is always as wrong', () => {
    fc.assert(
      fc.property(readings, contacts, memories, scans, offsets, (reading, contact, memory, scan, offset) => {
        const wrong = judge(
          { ...reading, scannedAt: reading.scannedAt + offset },
          { ...contact, sentAt: contact.sentAt + offset },
          { ...memory, skewMs: memory.skewMs === null ? null : memory.skewMs + offset },
          scan,
        );
        expect(wrong).toEqual(judge(reading, contact, memory, scan));
      }),
    );
  });

  it('does not depend on the clock at all where the monotonic one knows', () => {
    fc.assert(
      fc.property(readings, contacts, memories, somewhere, (reading, contact, memory, other) => {
        const known = { ...reading, ageMs: reading.ageMs ?? 0 };
        const told = trueTimeOf(known, contact, memory);
        expect(trueTimeOf({ ...known, scannedAt: other }, contact, memory)).toEqual(told);
      }),
    );
  });

  it('is never after the scan arrived', () => {
    fc.assert(
      fc.property(readings, contacts, memories, (reading, contact, memory) => {
        expect(trueTimeOf(reading, contact, memory).at).toBeLessThanOrEqual(contact.receivedAt);
      }),
    );
  });

  it('told without doubt goes with the order of the counters, but for what clocks may differ by', () => {
    const contact = { sentAt: start, receivedAt: start };
    const ago = fc.integer({ min: 0, max: LONGEST_WAIT_MS });
    fc.assert(
      fc.property(ago, ago, (firstAgo, secondAgo) => {
        const first = { scannedAt: start - firstAgo, counter: 1, ageMs: null };
        const second = { scannedAt: start - secondAgo, counter: 2, ageMs: null };
        const fresh = { last: null, skewMs: null };
        const earlier = trueTimeOf(first, contact, fresh);
        const later = trueTimeOf(second, contact, remembering(fresh, first, earlier));
        const ordered = later.at >= earlier.at - CLOCK_AGREEMENT_MS;
        expect(later.doubt).toBe(ordered ? null : 'CLOCK_WENT_BACK');
      }),
    );
  });

  it('is told the same again once it is remembered', () => {
    fc.assert(
      fc.property(readings, contacts, memories, (reading, contact, memory) => {
        const told = trueTimeOf(reading, contact, memory);
        expect(trueTimeOf(reading, contact, remembering(memory, reading, told))).toEqual(told);
      }),
    );
  });
});
