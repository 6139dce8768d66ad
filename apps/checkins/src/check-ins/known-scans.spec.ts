import { describe, expect, it } from '@jest/globals';
import { atMinute } from '../testing/at-minute.js';
import { readScan, twoHours } from '../testing/read-scan.js';
import { readKnown, type KnownRow, type LookedUp, type OtherRow } from './known-scans.js';
import type { ReadScan } from './scan.js';

const river = twoHours('river');
const nothing: KnownRow = { answers: null, not_signed_up: null, facts: null, not_alone: null };
const nowhere: LookedUp = {
  row: nothing,
  others: [],
  services: [],
  minutes: new Map(),
  wrongShortCodes: { sender: new Map(), activity: new Map() },
};

const scanOf = (volunteerId: string, minute: number) => readScan(volunteerId, river, atMinute(minute));
const elsewhereOf = (batch: readonly ReadScan[], others: readonly OtherRow[]) =>
  readKnown(batch, { ...nowhere, others }).map(({ elsewhere }) => elsewhere?.title ?? null);

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
    const [of, other] = readKnown([scanOf('a', 5), scanOf('b', 5)], {
      ...nowhere,
      row: {
        ...nothing,
        not_signed_up: { river: 'a' },
        facts: [
          { ...fact, id: 'undone', at: atMinute(1).toISOString(), grade: 'device', annulled: true },
          {
            ...fact,
            id: 'came',
            attempt: 1,
            at: atMinute(3).toISOString(),
            grade: 'leader',
            annulled: false,
          },
          {
            ...fact,
            id: 'left',
            direction: 'out',
            at: atMinute(90).toISOString(),
            grade: 'device',
            annulled: false,
          },
        ],
      },
      minutes: new Map([['left', 80]]),
    });
    expect(of).toMatchObject({
      signedUp: false,
      in: { at: atMinute(3), grade: 'leader', minutes: null },
      out: { at: atMinute(90), grade: 'device', minutes: 80 },
      nextAttempt: { in: 2, out: 1 },
    });
    expect(other).toMatchObject({ signedUp: true, in: null, nextAttempt: { in: 0, out: 0 } });
  });
});
