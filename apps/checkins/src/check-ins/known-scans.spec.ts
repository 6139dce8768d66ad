import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ActivityEntity } from '../directory/activity.entity.js';
import { ints, uuids } from './binary-array.js';
import {
  askedOf,
  knownValues,
  othersValues,
  readKnown,
  type KnownRow,
  type OtherRow,
} from './known-scans.js';
import type { ReadScan } from './scan.js';

const start = Date.parse('2026-11-23T01:00:00Z');
const atMinute = (minutes: number) => new Date(start + minutes * 60_000);
const activity = Object.assign(new ActivityEntity(), {
  id: 'river',
  factMonth: '2026-11-01',
  startsAt: atMinute(0),
  endsAt: atMinute(120),
});
const nothing: KnownRow = { answers: null, not_signed_up: null, facts: null, not_alone: null };
const noWrongCodes = { sender: new Map(), activity: new Map() };

function scanOf(volunteerId: string, minute: number, direction: 'in' | 'out' = 'in'): ReadScan {
  const scan = { scanId: randomUUID(), volunteerId, scannedBy: randomUUID(), at: atMinute(minute) };
  return {
    scan: { ...scan, receivedAt: scan.at, scannedAt: null, deviceId: null },
    code: { kind: 'genuine', activity, direction, way: 'venueCode', step: 1 },
    place: 'unknown',
  };
}

const elsewhereOf = (batch: readonly ReadScan[], others: readonly OtherRow[]) =>
  readKnown(batch, nothing, others, noWrongCodes).map(({ elsewhere }) => elsewhere?.title ?? null);

describe('what is asked about a batch', () => {
  const [leaving, entering, late] = [randomUUID(), randomUUID(), randomUUID()];
  const ofUuids = [
    { ...activity, id: randomUUID() },
    { ...activity, id: randomUUID(), factMonth: '2026-12-01' },
  ];
  const scanAt = (place: number, ...scan: Parameters<typeof scanOf>): ReadScan => {
    const read = scanOf(...scan);
    return { ...read, code: { ...read.code, activity: ofUuids[place] ?? activity } as ReadScan['code'] };
  };

  const asked = () =>
    askedOf([
      scanAt(0, leaving, 200, 'out'),
      scanAt(0, entering, 30),
      scanAt(1, leaving, 50, 'out'),
      scanAt(0, late, 210),
    ]);

  it('names each activity once, with its members', () => {
    const [, , members, activities, months, first, last, , , from, to] = knownValues([], asked());
    expect(activities).toEqual(uuids(ofUuids.map(({ id }) => id)));
    expect(members).toEqual(uuids([entering, late, leaving, leaving]));
    expect([first, last]).toEqual([ints([1, 4]), ints([3, 4])]);
    expect([months, from, to]).toEqual(['{2026-11-01,2026-12-01}', '2026-11-01', '2026-12-01']);
  });

  it('is, of who may be elsewhere, those who enter, and since when they may be there', () => {
    const [, , , first, last, members, from, to] = othersValues(asked());
    expect(members).toEqual(uuids([entering, late]));
    expect([first, last]).toEqual([ints([1, 3]), ints([2, 2])]);
    expect([from, to]).toEqual([atMinute(30 - 36 * 60), atMinute(210)]);
  });
});

describe('what is known about a scan', () => {
  const show = {
    entered_id: 'river',
    volunteer_id: 'a',
    activity_id: 'show',
    title: '文艺演出',
    since: atMinute(20),
    closes_at: atMinute(90),
  };

  it('is whether another activity holds the member at the moment of that very scan', () => {
    const batch = [scanOf('a', 10), scanOf('a', 20), scanOf('a', 90), scanOf('a', 91), scanOf('b', 50)];
    expect(elsewhereOf(batch, [show])).toEqual([null, '文艺演出', '文艺演出', null, null]);
  });

  it('is of that member at that activity, and of nobody else', () => {
    const fact = { activity_id: 'river', volunteer_id: 'a', direction: 'in', attempt: 0 } as const;
    const [of, other] = readKnown(
      [scanOf('a', 5), scanOf('b', 5)],
      {
        ...nothing,
        not_signed_up: { river: 'a' },
        facts: [
          { ...fact, at: atMinute(1).toISOString(), grade: 'device', annulled: true },
          { ...fact, attempt: 1, at: atMinute(3).toISOString(), grade: 'leader', annulled: false },
        ],
      },
      [],
      noWrongCodes,
    );
    expect(of).toMatchObject({
      signedUp: false,
      in: { at: atMinute(3), grade: 'leader' },
      nextAttempt: { in: 2, out: 0 },
    });
    expect(other).toMatchObject({ signedUp: true, in: null, nextAttempt: { in: 0, out: 0 } });
  });
});
