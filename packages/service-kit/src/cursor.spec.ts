import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor, pageFrom } from './cursor.js';

const Key = z.tuple([z.string(), z.number().nullable()]);

describe('a cursor', () => {
  it('brings back every key, and needs no escaping in an address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
        fc.option(fc.integer()),
        (text, number) => {
          const cursor = encodeCursor([text, number]);
          expect(decodeCursor(cursor, Key)).toEqual([text, number]);
          expect(encodeURIComponent(cursor)).toBe(cursor);
        },
      ),
    );
  });

  it.each([
    ['empty', ''],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no base64', '汉字'],
    ['of another list', encodeCursor(['x'])],
    ['of other types', encodeCursor([1, 'x'])],
    ['holding what no database sorts', encodeCursor(['\0', 1])],
  ])('that is %s is refused with a code', (_what, cursor) => {
    expect(() => decodeCursor(cursor, Key)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
  });
});

describe('a page', () => {
  const page = (rows: number[], limit: number) =>
    pageFrom(
      rows,
      limit,
      (row) => [row],
      (row) => `item ${row}`,
    );

  it('has a marker for the next when there is a row more than it may show', () => {
    const { items, nextCursor } = page([1, 2, 3], 2);
    expect(items).toEqual(['item 1', 'item 2']);
    expect(decodeCursor(nextCursor ?? '', z.tuple([z.number()]))).toEqual([2]);
  });

  it('is the last one when the rows are just enough, too few or none', () => {
    expect(page([1, 2], 2)).toEqual({ items: ['item 1', 'item 2'], nextCursor: null });
    expect(page([1], 2)).toEqual({ items: ['item 1'], nextCursor: null });
    expect(page([], 2)).toEqual({ items: [], nextCursor: null });
  });
});
