import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ActivityEntity } from '../directory/activity.entity.js';
import { knownValues, readKnown, type KnownRow } from './known-scans.js';
import type { ReadScan } from './scan.js';

const start = Date.parse('2026-11-23T01:00:00Z');
const atMinute = (minutes: number) => new Date(start + minutes * 60_000);
const activity = Object.assign(new ActivityEntity(), {
  id: 'river',
  factMonth: '2026-11-01',
  startsAt: atMinute(0),
  endsAt: atMinute(120),
});
const nothing: KnownRow = { answers: null, signed_up: null, facts: null, others: null };
const noWrongCodes = { sender: new Map(), activity: new Map() };

function scanOf(volunteerId: string, minute: number, direction: 'in' | 'out' = 'in'): ReadScan {
  const scan = { scanId: randomUUID(), volunteerId, scannedBy: randomUUID(), at: atMinute(minute) };
  return {
    scan: { ...scan, receivedAt: scan.at, scannedAt: null, deviceId: null },
    code: { kind: 'genuine', activity, direction, way: 'venueCode', step: 1 },
    place: 'unknown',
  };
}

const elsewhereOf = (batch: readonly ReadScan[], row: Partial<KnownRow>) =>
  readKnown(batch, { ...nothing, ...row }, noWrongCodes).map(({ elsewhere }) => elsewhere?.title ?? null);

describe('what is asked about a batch', () => {
  it('names each activity once, with all its members, those who enter, and from when to when', () => {
    const [, , activities, , members, , , entering, from, to] = knownValues([
      scanOf('a', 30),
      scanOf('b', 10),
      scanOf('c', 200, 'out'),
    ]);
    expect([activities, members, entering]).toEqual(['{river}', ['{a,b,c}'], ['{a,b}']]);
    expect([from, to]).toEqual([`{${atMinute(10).toISOString()}}`, `{${atMinute(30).toISOString()}}`]);
  });
});

describe('what is known about a scan', () => {
  const show = {
    entered_id: 'river',
    volunteer_id: 'a',
    activity_id: 'show',
    title: '文艺演出',
    since: atMinute(20).toISOString(),
    closes_at: atMinute(90).toISOString(),
  };

  it('is whether another activity holds the member at the moment of that very scan', () => {
    const batch = [scanOf('a', 10), scanOf('a', 20), scanOf('a', 90), scanOf('a', 91), scanOf('b', 50)];
    expect(elsewhereOf(batch, { others: [show] })).toEqual([null, '文艺演出', '文艺演出', null, null]);
  });

  it('is of that member at that activity, and of nobody else', () => {
    const fact = { activity_id: 'river', volunteer_id: 'a', direction: 'in', attempt: 0 } as const;
    const [of, other] = readKnown(
      [scanOf('a', 5), scanOf('b', 5)],
      {
        ...nothing,
        signed_up: { river: 'b' },
        facts: [
          { ...fact, at: atMinute(1).toISOString(), grade: 'device', annulled: true },
          { ...fact, attempt: 1, at: atMinute(3).toISOString(), grade: 'leader', annulled: false },
        ],
      },
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
