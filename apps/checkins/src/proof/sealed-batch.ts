/** How far the entries are sealed. */
export interface SealingPosition {
  readonly size: number;
  readonly lastXid: string;
  readonly lastId: string;
}

/** Entries that have just got their places in the tree. */
export interface SealedBatch {
  /** How far the ledger was sealed before them. */
  readonly after: SealingPosition;
  /** How many they are. */
  readonly entries: number;
  /** Between which instants they begin, as Postgres writes them, to the microsecond. */
  readonly from: string;
  readonly to: string;
}

/**
 * SQL for the rows of a batch in `ledger_entries`, in the order of their leaves; its parameters come first. Whatever
 * else has been written by now has a higher transaction number. By the order of the index and a limit: between two ends
 * that the planner does not know it would read a table whole that it has no statistics of. The instants say nothing new;
 * by them the plan leaves out all months but those of the batch.
 */
export const BATCH = `(SELECT * FROM ledger_entries WHERE (written_xid, id) > ($1::bigint, $2::uuid)
  AND from_at BETWEEN $4::timestamptz AND $5::timestamptz ORDER BY written_xid, id LIMIT $3::int)`;

/** The parameters of BATCH. */
export function batchValues({ after, entries, from, to }: SealedBatch): unknown[] {
  return [after.lastXid, after.lastId, entries, from, to];
}
