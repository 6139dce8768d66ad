import { Injectable } from '@nestjs/common';
import { HASH_BYTES } from 'liandong-verify/hash';
import type { EntryFacts } from 'liandong-verify/ledger-entry';
import type { EntityManager } from 'typeorm';
import { LEAF_HASH } from './leaf-sql.js';
import { COMMITMENT } from './person-sql.js';
import type { SealedBatch, SealingPosition } from './sealed-batch.js';

/** An entry as the tree sees it. */
export interface LedgerEntryRow {
  readonly facts: EntryFacts;
  readonly volunteerId: string;
}

/** A sealed entry with its row as it is now. */
export interface SealedEntryRow {
  readonly leafIndex: number;
  readonly commitment: Buffer;
  readonly entry: LedgerEntryRow;
}

/** What a look for the next entries found. */
export interface NextLeaves {
  /** Their hashes, in the order of their leaves. */
  readonly hashes: readonly Buffer[];
  /** How far the ledger is sealed with them. */
  readonly position: SealingPosition;
  readonly batch: SealedBatch;
  /** Volunteers who never had a secret: as long as there is one, nothing was sealed. */
  readonly withoutSecret: readonly string[];
}

interface NextLeavesRow {
  hashes: Buffer;
  last_xid: string;
  last_id: string;
  first_from: string;
  last_from: string;
  without_secret: string[];
}

interface EntryRecord {
  /** Ids, times and numbers with commas between them, empty for null. */
  fixed: string;
  kind: string;
  organization_path: string;
  title: string;
  activity_class: string | null;
  linked_parties: string[];
  grade: string;
}

/**
 * For a query of `ledger_entries AS entry`: those that are not sealed yet. In one statement with the rollups of the
 * sealed ones it gives totals that are exact at every moment. The upper end leaves nothing out: between two ends that
 * it does not know the planner expects few rows, and above one a third of the table, which it would read whole.
 */
export const UNSEALED = `(entry.written_xid >= (SELECT last_xid FROM sealing)
  AND entry.written_xid <= (SELECT 9223372036854775807 FROM sealing)
  AND (entry.written_xid, entry.id) > ((SELECT last_xid FROM sealing), (SELECT last_id FROM sealing)))`;

/** For a query of `ledger_entries AS entry`: those that are sealed; for a listener, by an earlier batch than its own. */
export const SEALED = `(entry.written_xid, entry.id) <= ((SELECT last_xid FROM sealing), (SELECT last_id FROM sealing))`;

/** In the order in which `entryOf` takes them apart. */
const FIXED = [
  'entry.id',
  'entry.volunteer_id',
  'entry.team_id',
  'entry.activity_id',
  'entry.check_in_id',
  'entry.corrects',
  'entry.case_id',
  'entry.minutes',
  'entry.times',
  "entry.from_at AT TIME ZONE 'UTC'",
  "entry.to_at AT TIME ZONE 'UTC'",
  "entry.recorded_at AT TIME ZONE 'UTC'",
];

/** An `EntryRecord`. What cannot hold a comma is one text: a column for each takes twice as long to read. */
const ENTRY = `concat(${FIXED.join(", ',', ")}) AS fixed, entry.kind, entry.organization_path, entry.title,
  entry.activity_class, entry.linked_parties, entry.grade`;

@Injectable()
export class SealingRepository {
  /**
   * Takes the right to seal until the transaction ends: null while another process has it. It ends with its
   * holder's session, whatever becomes of the holder.
   */
  async claim(tx: EntityManager): Promise<SealingPosition | null> {
    const rows: { size: number; last_xid: string; last_id: string; is_restored: boolean }[] = await tx.query(
      `SELECT size::float8 AS size, last_xid::text, last_id,
              last_xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS is_restored
       FROM sealing FOR UPDATE SKIP LOCKED`,
    );
    const [row] = rows;
    if (!row) return null;
    if (row.is_restored) {
      throw new Error(
        'transaction numbers began anew: a dump was restored into this server. Once, as the owner of the schema, ' +
          'run: SELECT checkins.continue_sealing_after_restore()',
      );
    }
    return { size: row.size, lastXid: row.last_xid, lastId: row.last_id };
  }

  /** Waits until nobody seals, and keeps everybody from it until the transaction ends. */
  async hold(tx: EntityManager): Promise<void> {
    await tx.query('SELECT FROM sealing FOR UPDATE');
  }

  /**
   * Whether there is an entry that is not sealed, or not even the head of an empty ledger. By the order of the index:
   * to look for any one would be planned as reading the table from its beginning, where all are sealed.
   */
  async isAnythingWaiting(tx: EntityManager): Promise<boolean> {
    const [row]: { waiting: boolean }[] = await tx.query(
      `SELECT (
         SELECT entry.id FROM ledger_entries entry WHERE ${UNSEALED} ORDER BY entry.written_xid, entry.id LIMIT 1
       ) IS NOT NULL OR NOT EXISTS (SELECT FROM tree_heads) AS waiting`,
    );
    return row?.waiting ?? false;
  }

  /**
   * Gives the next entries their places, in the order of their transactions. Only those of transactions before which
   * none is under way any more: all others that will ever commit have a higher number, so that no entry can appear
   * behind this position later. (Commit order itself is not visible to SQL, and `id` and `recorded_at` are made before
   * it.)
   * @returns null when there are none
   */
  async sealNext(tx: EntityManager, after: SealingPosition, limit: number): Promise<NextLeaves | null> {
    const [row]: NextLeavesRow[] = await tx.query(
      // OFFSET 0: as in PersonSaltsRepository.find.
      `WITH leaf AS MATERIALIZED (
         SELECT id, from_at, written_xid, volunteer_id, leaf_index, had_secret, commitment, ${LEAF_HASH} AS hash
         FROM (
           SELECT entry.*, secret.volunteer_id IS NOT NULL AS had_secret, ${COMMITMENT} AS commitment,
             $4::bigint + row_number() OVER (ORDER BY written_xid, id) - 1 AS leaf_index
           FROM (
             SELECT * FROM ledger_entries WHERE (written_xid, id) > ($1::bigint, $2::uuid)
               AND written_xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
             ORDER BY written_xid, id LIMIT $3
           ) entry LEFT JOIN LATERAL (
             SELECT * FROM volunteer_secrets WHERE volunteer_id = entry.volunteer_id OFFSET 0
           ) secret ON true
         ) entry
       ), sealed AS (
         INSERT INTO sealed_entries (leaf_index, entry_id, from_at, leaf_hash, commitment)
         SELECT leaf_index, id, from_at, hash, commitment FROM leaf
         WHERE NOT EXISTS (SELECT FROM leaf WHERE NOT had_secret) ORDER BY leaf_index
       )
       SELECT string_agg(hash, '' ORDER BY leaf_index) AS hashes, max(written_xid)::text AS last_xid,
         (SELECT id FROM leaf ORDER BY leaf_index DESC LIMIT 1) AS last_id,
         min(from_at)::text AS first_from, max(from_at)::text AS last_from,
         coalesce(array_agg(DISTINCT volunteer_id) FILTER (WHERE NOT had_secret), '{}') AS without_secret
       FROM leaf HAVING count(*) > 0`,
      [after.lastXid, after.lastId, limit, after.size],
    );
    if (!row) return null;
    const hashes = Array.from({ length: row.hashes.length / HASH_BYTES }, (_, at) =>
      row.hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
    );
    return {
      hashes,
      position: { size: after.size + hashes.length, lastXid: row.last_xid, lastId: row.last_id },
      batch: { after, entries: hashes.length, from: row.first_from, to: row.last_from },
      withoutSecret: row.without_secret,
    };
  }

  async moveTo(tx: EntityManager, { size, lastXid, lastId }: SealingPosition): Promise<void> {
    await tx.query('UPDATE sealing SET size = $1, last_xid = $2, last_id = $3', [size, lastXid, lastId]);
  }

  /** A sealed entry with its row as it is now; null when there is no such entry, or it is not sealed yet. */
  async findSealed(tx: EntityManager, entryId: string): Promise<SealedEntryRow | null> {
    return (await this.findAllSealed(tx, [entryId]))[0] ?? null;
  }

  /** Those of these entries that are sealed, with their rows as they are now, in the order of their leaves. */
  async findAllSealed(tx: EntityManager, entryIds: readonly string[]): Promise<SealedEntryRow[]> {
    const rows: (EntryRecord & { leaf_index: number; commitment: Buffer })[] = await tx.query(
      `SELECT ${ENTRY}, sealed.leaf_index::float8 AS leaf_index, sealed.commitment
       FROM sealed_entries sealed
       JOIN ledger_entries entry ON entry.id = sealed.entry_id AND entry.from_at = sealed.from_at
       WHERE sealed.entry_id = ANY($1::uuid[]) ORDER BY sealed.leaf_index`,
      [entryIds],
    );
    return rows.map((row) => ({
      leafIndex: row.leaf_index,
      commitment: row.commitment,
      entry: entryOf(row),
    }));
  }

  /** Whether an entry waits to be sealed. */
  async isWaiting(tx: EntityManager, entryId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM ledger_entries entry WHERE entry.id = $1 AND ${UNSEALED}`,
      [entryId],
    );
    return rows.length > 0;
  }
}

/** An instant as leaves hold it: UTC, cut to the whole second. By its text: to make a date of it costs more. */
function leafInstant(utc: string): string {
  return `${utc.slice(0, 10)}T${utc.slice(11, 19)}Z`;
}

function entryOf(row: EntryRecord): LedgerEntryRow {
  const [
    entryId = '',
    volunteerId = '',
    teamId = '',
    activityId = '',
    checkInId = '',
    corrects = '',
    caseId = '',
    minutes = '',
    times = '',
    from = '',
    to = '',
    recordedAt = '',
  ] = row.fixed.split(',');
  return {
    facts: {
      entryId,
      kind: row.kind,
      title: row.title,
      activityClass: row.activity_class,
      activityId: activityId || null,
      teamId: teamId || null,
      organizationPath: row.organization_path,
      linkedParties: row.linked_parties,
      from: leafInstant(from),
      to: to ? leafInstant(to) : null,
      minutes: Number(minutes),
      times: Number(times),
      grade: row.grade,
      recordedAt: leafInstant(recordedAt),
      checkInId: checkInId || null,
      corrects: corrects || null,
      caseId: caseId || null,
    },
    volunteerId,
  };
}
