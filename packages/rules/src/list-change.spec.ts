import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listChange, withListChange } from './list-change.js';

interface Row {
  id: string;
  at: number;
}

const keyOf = (row: Row) => row.id;

/** A list as a service gives it: each key once, in an order that the rows themselves decide. */
const list = fc
  .uniqueArray(fc.record({ id: fc.stringMatching(/^[a-h]$/), at: fc.nat({ max: 3 }) }), { selector: keyOf })
  .map((rows) => rows.toSorted((one, other) => other.at - one.at || one.id.localeCompare(other.id)));

describe('the change from one list to the next', () => {
  it('leads there, from any list to any other', () => {
    fc.assert(
      fc.property(list, list, (older, newer) => {
        const change = listChange(older, newer, keyOf);
        expect(change && withListChange(older, change, keyOf)).toEqual(newer);
      }),
    );
  });

  it('holds only what is new, other or gone', () => {
    const [a, b, c] = [
      { id: 'a', at: 1 },
      { id: 'b', at: 1 },
      { id: 'c', at: 1 },
    ];
    const change = listChange([a, b, c], [{ id: 'b', at: 2 }, a], keyOf);
    expect(change).toEqual({ put: [{ position: 0, row: { id: 'b', at: 2 } }], gone: ['c'] });
  });

  it('is none where rows changed places without saying anything else', () => {
    const [a, b] = [
      { id: 'a', at: 1 },
      { id: 'b', at: 1 },
    ];
    expect(listChange([a, b], [b, a], keyOf)).toBeNull();
  });
});
