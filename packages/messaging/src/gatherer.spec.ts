import { describe, expect, it } from '@jest/globals';
import { Gatherer } from './gatherer.js';

/** A gatherer whose hand-overs end when the test says so. */
function gathererUnderTest(most: number) {
  const handedOver: number[][] = [];
  const ends: (() => void)[] = [];
  const gatherer = new Gatherer<number>(most, (items) => {
    handedOver.push(items);
    return new Promise((end) => ends.push(end));
  });
  const endOne = async () => {
    ends.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { gatherer, handedOver, endOne };
}

describe('Gatherer', () => {
  it('hands one that comes alone over at once', () => {
    const { gatherer, handedOver } = gathererUnderTest(10);
    gatherer.add(1);
    expect(handedOver).toEqual([[1]]);
  });

  it('hands those over together, in order, that came meanwhile, and never more than the most', async () => {
    const { gatherer, handedOver, endOne } = gathererUnderTest(2);
    for (const item of [1, 2, 3, 4]) gatherer.add(item);
    expect(handedOver).toEqual([[1]]);
    await endOne();
    expect(handedOver).toEqual([[1], [2, 3]]);
    await endOne();
    expect(handedOver).toEqual([[1], [2, 3], [4]]);
  });

  it('begins again after it was idle', async () => {
    const { gatherer, handedOver, endOne } = gathererUnderTest(10);
    gatherer.add(1);
    await endOne();
    await gatherer.idle();
    gatherer.add(2);
    expect(handedOver).toEqual([[1], [2]]);
  });
});
