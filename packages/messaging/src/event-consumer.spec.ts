import { describe, expect, it } from '@jest/globals';
import { commonPattern } from './event-consumer.js';

describe('the pattern that covers all subjects', () => {
  it.each<[string[], string | null]>([
    [[], null],
    [['evt.a.b.v1'], 'evt.a.b.v1'],
    [['evt.a.b.v1', 'evt.a.c.v1'], 'evt.a.*.v1'],
    [['evt.a.notice.b.v1', 'evt.a.notice.c.v1'], 'evt.a.notice.*.v1'],
    [['evt.a.notice.b.v1', 'evt.a.c.v1'], null],
  ])('of %j is %s', (subjects, pattern) => {
    expect(commonPattern(subjects)).toBe(pattern);
  });
});
