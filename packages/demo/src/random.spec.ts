import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

describe('Random', () => {
  it('repeats itself for the same name only', () => {
    const draw = (name: string) => {
      const random = new Random(name);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('covers a range evenly, both ends included', () => {
    const random = new Random('range');
    const hits = new Map<number, number>();
    for (let draw = 0; draw < 6_000; draw += 1) {
      const value = random.between(1, 6);
      hits.set(value, (hits.get(value) ?? 0) + 1);
    }
    expect([...hits.keys()].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of hits.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('samples each item once at most', () => {
    const items = [1, 2, 3, 4, 5];
    expect(new Random('sample').sample(items, 3)).toHaveLength(3);
    expect(new Random('sample').shuffle(items).toSorted()).toEqual(items);
  });
});
