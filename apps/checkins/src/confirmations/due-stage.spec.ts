import { describe, expect, it } from '@jest/globals';
import { dueStage } from './due-stage.js';

describe('the stage of a deadline', () => {
  it.each([
    [10, false, null],
    [4, false, null],
    [3, false, 'threeDaysLeft'],
    [2, false, 'threeDaysLeft'],
    [1, false, 'oneDayLeft'],
    [0, true, 'overdue'],
  ])('with %i working days left, over: %s, is %s', (daysLeft, overdue, stage) => {
    expect(dueStage({ dueOn: '2026-12-07', daysLeft, overdue, final: true })).toBe(stage);
  });
});
