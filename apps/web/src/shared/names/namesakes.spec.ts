import { describe, expect, it } from '@jest/globals';
import { namesApart } from './namesakes.js';

describe('the names of a list', () => {
  const people = [
    { volunteerId: '0001-aaaa', displayName: '王磊' },
    { volunteerId: '0002-bbbb', displayName: '王磊' },
    { volunteerId: '0003-cccc', displayName: '卓玛' },
    { volunteerId: '0003-cccc', displayName: '卓玛' },
  ];

  it('tell namesakes apart, and leave others as they are', () => {
    expect(people.map(namesApart(people))).toEqual(['王磊 ·AAAA', '王磊 ·BBBB', '卓玛', '卓玛']);
  });
});
