import { describe, expect, it } from '@jest/globals';
import {
  impossibleTimes,
  manyRetroMinutes,
  suspiciousCases,
  type CasesOfPair,
  type TimeOfService,
} from './anomaly-rules.js';

const person = (id: string) => ({ id, displayName: id });
const month = (minutes: number, retroMinutes: number) => ({ person: person('a'), minutes, retroMinutes });
const pair = (proposer: string, approver: string, cases: number): CasesOfPair => ({
  proposer: person(proposer),
  approver: person(approver),
  cases,
});

describe('a volunteer’s month', () => {
  it.each([
    ['proven time', month(3_000, 0), false],
    ['a little entered afterwards', month(1_200, 1_200), false],
    ['much entered afterwards, but more was proven', month(3_000, 1_500), false],
    ['mostly entered afterwards', month(2_000, 1_201), true],
  ])('with %s', (_, one, listed) => {
    expect(manyRetroMinutes([one]).length > 0).toBe(listed);
  });
});

describe('approved cases', () => {
  it.each<[string, CasesOfPair[], string[]]>([
    ['few, one way', [pair('a', 'b', 20)], []],
    ['many by one person', [pair('a', 'b', 15), pair('a', 'c', 6)], ['manyRetroCases']],
    ['once each way', [pair('a', 'b', 1), pair('b', 'a', 5)], []],
    ['in turn', [pair('a', 'b', 2), pair('b', 'a', 3)], ['mutualApprovals']],
  ])('%s', (_, pairs, kinds) => {
    expect(suspiciousCases(pairs).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('of a pair name both, once', () => {
    const [found] = suspiciousCases([pair('b', 'a', 3), pair('a', 'b', 2)]);
    expect(found).toMatchObject({ people: [{ id: 'a' }, { id: 'b' }], found: 5 });
  });
});

describe('times of service', () => {
  const time = (activityId: string, from: number, hours: number, more: Partial<TimeOfService> = {}) => ({
    person: person('a'),
    activityId,
    title: activityId,
    day: '2026-11-20',
    from: new Date(Date.UTC(2026, 10, 20, from)),
    to: new Date(Date.UTC(2026, 10, 20, from + hours)),
    minutes: hours * 60,
    activityMinutes: hours * 60,
    ...more,
  });

  it.each<[string, TimeOfService[], string[]]>([
    ['one after the other', [time('x', 1, 2), time('y', 3, 2)], []],
    ['at two places', [time('y', 2, 2), time('x', 1, 2)], ['overlappingPlaces']],
    ['at two places by two people', [time('x', 1, 2), time('y', 2, 2, { person: person('b') })], []],
    [
      'twice at the same place',
      [time('x', 1, 1, { activityMinutes: 180 }), time('x', 1, 1, { activityMinutes: 180 })],
      [],
    ],
    ['longer than the activity', [time('x', 1, 2, { activityMinutes: 90 })], ['moreThanActivity']],
    ['without an activity', [time('x', 1, 2, { activityId: null, activityMinutes: null })], []],
    ['16 hours in a day', [time('x', 0, 8), time('y', 8, 8)], []],
    ['more than 16 hours in a day', [time('x', 0, 8), time('y', 8, 9)], ['longDay']],
    [
      'a short time within a long one',
      [time('x', 0, 6), time('y', 1, 1), time('z', 5, 2)],
      ['overlappingPlaces', 'overlappingPlaces'],
    ],
  ])('%s', (_, times, kinds) => {
    expect(impossibleTimes(times).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('say which activities, which day and how much', () => {
    expect(impossibleTimes([time('x', 1, 2), time('y', 2, 2)])).toEqual([
      {
        kind: 'overlappingPlaces',
        people: [{ id: 'a', displayName: 'a' }],
        found: 60,
        limit: 0,
        titles: ['x', 'y'],
        day: '2026-11-20',
      },
    ]);
  });
});
