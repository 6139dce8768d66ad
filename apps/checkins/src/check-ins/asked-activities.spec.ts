import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { atMinute } from '../testing/at-minute.js';
import { readScan, twoHours } from '../testing/read-scan.js';
import { askedOf, knownValues, othersValues } from './asked-activities.js';
import { ints, uuids } from './binary-array.js';

describe('what is asked about a batch', () => {
  const [leaving, entering, late] = [randomUUID(), randomUUID(), randomUUID()];
  const river = twoHours(randomUUID());
  const show = twoHours(randomUUID(), '2026-12-01');

  const asked = () =>
    askedOf([
      readScan(leaving, river, atMinute(200), 'out'),
      readScan(entering, river, atMinute(30)),
      readScan(leaving, show, atMinute(50), 'out'),
      readScan(late, river, atMinute(210)),
    ]);

  it('names each activity once, with its members', () => {
    const [, , members, activities, months, first, last, , , from, to] = knownValues([], asked());
    expect(activities).toEqual(uuids([river.id, show.id]));
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
