import { describe, expect, it } from '@jest/globals';
import { whatMoveDoes } from './moved-figure.js';

describe('the figure of an activity whose time changed', () => {
  it.each([
    ['is lowered when the new time covers less', 120, 120, 60, false, 'lower'],
    ['stays when the new time covers just as much', 120, 120, 120, false, 'nothing'],
    ['is proposed to be raised when the new time covers more', 120, 120, 150, false, 'propose'],
    ['stays lowered by the leader when the new time covers less than before', 90, 120, 110, false, 'nothing'],
    [
      'is proposed when more counts than before, though the leader lowered it',
      90,
      120,
      130,
      false,
      'propose',
    ],
    ['stays proposed when the next move takes some of it', 120, 150, 140, true, 'propose'],
    ['is proposed no longer when the next move takes all of it', 120, 150, 120, true, 'nothing'],
    ['comes back by a proposal when the activity is moved back', 0, 0, 120, false, 'propose'],
  ] as const)('%s', (_, recorded, before, after, proposed, does) => {
    expect(whatMoveDoes({ recorded, before, after, proposed })).toBe(does);
  });
});
