import { AppError } from '@liandong/contracts/errors/app-error';
import type { Page } from '@liandong/contracts/common/page';
import type { z } from 'zod';

/** Makes an opaque cursor from the sort key of a page's last row. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Reads a cursor back.
 * @throws AppError CURSOR_INVALID when it was not made by `encodeCursor` for this list
 */
export function decodeCursor<Key extends z.ZodType>(cursor: string, key: Key): z.output<Key> {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(decoded) && decoded.some(holdsNul)) throw new Error('no list is sorted by NUL');
    return key.parse(decoded);
  } catch (error) {
    throw new AppError('CURSOR_INVALID', {}, [], { cause: error });
  }
}

/** What Postgres would refuse. */
function holdsNul(part: unknown): boolean {
  return typeof part === 'string' && part.includes('\0');
}

/**
 * Makes a page from `limit + 1` rows: the extra row says that there is more.
 * @param keyOf the sort key of a row, which the next page starts after
 */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
