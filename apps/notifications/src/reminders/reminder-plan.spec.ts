import { describe, expect, it } from '@jest/globals';
import { planReminders } from './reminder-plan.js';

const now = new Date('2026-11-23T01:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('reminders of an activity', () => {
  it.each([
    {
      start: 'in three days',
      startsIn: 4_320,
      due: [
        [1_440, 2_880],
        [120, 4_200],
      ],
    },
    {
      start: 'in a day and a minute',
      startsIn: 1_441,
      due: [
        [1_440, 1],
        [120, 1_321],
      ],
    },
    { start: 'in exactly a day', startsIn: 1_440, due: [[120, 1_320]] },
    { start: 'in five hours', startsIn: 300, due: [[120, 180]] },
    { start: 'in exactly two hours', startsIn: 120, due: [[120, 0]] },
    { start: 'in half an hour', startsIn: 30, due: [[120, 0]] },
    { start: 'now', startsIn: 0, due: [] },
    { start: 'an hour ago', startsIn: -60, due: [] },
  ])('that starts $start are due as planned', ({ startsIn, due }) => {
    const planned = planReminders(inMinutes(startsIn), [1_440, 120], now);
    expect(planned).toEqual(
      due.map(([lead, minutes]) => ({ leadMinutes: lead, dueAt: inMinutes(minutes ?? 0) })),
    );
  });
});
