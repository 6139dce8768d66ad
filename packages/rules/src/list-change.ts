/** What makes an older list the newer one. */
export interface ListChange<Row> {
  /** Rows that are new or say something else, in the newer order, each with its place in the newer list. */
  readonly put: readonly { readonly position: number; readonly row: Row }[];
  /** Keys of the rows that are no longer there. */
  readonly gone: readonly string[];
}

/**
 * The change from one list to the next, where the rows that stay as they are keep their order among themselves.
 * @returns null when they do not: then only the whole newer list will do
 */
export function listChange<Row>(
  older: readonly Row[],
  newer: readonly Row[],
  keyOf: (row: Row) => string,
): ListChange<Row> | null {
  const before = new Map(older.map((row) => [keyOf(row), JSON.stringify(row)]));
  const put = newer.flatMap((row, position) =>
    before.get(keyOf(row)) === JSON.stringify(row) ? [] : [{ position, row }],
  );
  const now = new Set(newer.map(keyOf));
  const change = { put, gone: [...before.keys()].filter((key) => !now.has(key)) };
  const reached = withListChange(older, change, keyOf);
  const isSame =
    reached.length === newer.length &&
    reached.every((row, at) => newer[at] !== undefined && keyOf(row) === keyOf(newer[at]));
  return isSame ? change : null;
}

/** The newer list, from the older one and what `listChange` said of the two. */
export function withListChange<Row>(
  older: readonly Row[],
  { put, gone }: ListChange<Row>,
  keyOf: (row: Row) => string,
): Row[] {
  const replaced = new Set([...gone, ...put.map(({ row }) => keyOf(row))]);
  const rows = older.filter((row) => !replaced.has(keyOf(row)));
  for (const { position, row } of put) rows.splice(position, 0, row);
  return rows;
}
