import { Injectable } from '@nestjs/common';
import type { EntryFacts } from 'liandong-verify/ledger-entry';
import type { EntityManager } from 'typeorm';
import { bigints, byteStrings, uuids } from '../check-ins/binary-array.js';
import { COMMITMENT } from './person-sql.js';

/** How far the entries are sealed. */
export interface SealingPosition {
  readonly size: number;
  readonly lastXid: string;
  readonly lastId: string;
}

/** An entry as the tree sees it. */
export interface LedgerEntryRow {
  readonly facts: EntryFacts;
  readonly volunteerId: string;
  readonly fromAt: Date;
  /** The same with Postgres's microseconds: with the id, the key of the row. */
  readonly fromKey: string;
  readonly writtenXid: string;
}

/** An entry that is to be sealed. */
export interface NextEntryRow extends LedgerEntryRow {
  /** To its person, in hexadecimal; null where their secret was destroyed or never made. */
  readonly commitment: string | null;
  /** False for a person who never had a secret. */
  readonly hadSecret: boolean;
}

export interface SealedRow {
  readonly leafIndex: number;
  readonly entryId: string;
  readonly fromKey: string;
  readonly leafHash: Buffer;
  readonly commitment: Buffer;
}

export interface SealedEntryRow extends SealedRow {
  readonly entry: LedgerEntryRow;
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
  'entry.written_xid',
  // Seconds with a fraction, a thousandfold, may lie a hair beside the millisecond: the cast rounds.
  "(date_part('epoch', entry.from_at) * 1000)::bigint",
  "entry.from_at AT TIME ZONE 'UTC'",
  "entry.to_at AT TIME ZONE 'UTC'",
  "entry.recorded_at AT TIME ZONE 'UTC'",
];

/** An `EntryRecord`. What cannot hold a comma is one text: in a rush, a column for each took twice as long to read. */
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
   * The next entries in the order of their transactions. Only of those transactions before which none is under way
   * any more: all others that will ever commit have a higher number, so that no entry can appear behind this
   * position later. (Commit order itself is not visible to SQL, and `id` and `recorded_at` are made before it.)
   */
  async findNext(tx: EntityManager, after: SealingPosition, limit: number): Promise<NextEntryRow[]> {
    const rows: (EntryRecord & { commitment: string | null; had_secret: boolean })[] = await tx.query(
      // OFFSET 0: as in PersonSaltsRepository.find.
      `SELECT ${ENTRY}, encode(${COMMITMENT}, 'hex') AS commitment, secret.volunteer_id IS NOT NULL AS had_secret
       FROM ledger_entries entry LEFT JOIN LATERAL (
         SELECT * FROM volunteer_secrets WHERE volunteer_id = entry.volunteer_id OFFSET 0
       ) secret ON true
       WHERE (entry.written_xid, entry.id) > ($1::bigint, $2::uuid)
         AND entry.written_xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
       ORDER BY entry.written_xid, entry.id LIMIT $3`,
      [after.lastXid, after.lastId, limit],
    );
    return rows.map((row) => ({
      ...entryOf(row),
      commitment: row.commitment,
      hadSecret: row.had_secret,
    }));
  }

  async addSealed(tx: EntityManager, sealed: readonly SealedRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO sealed_entries (leaf_index, entry_id, from_at, leaf_hash, commitment)
       SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::bytea[], $5::bytea[])`,
      [
        bigints(sealed.map((row) => row.leafIndex)),
        uuids(sealed.map((row) => row.entryId)),
        sealed.map((row) => row.fromKey),
        byteStrings(sealed.map((row) => row.leafHash)),
        byteStrings(sealed.map((row) => row.commitment)),
      ],
    );
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
    const rows: (EntryRecord & { leaf_index: number; leaf_hash: Buffer; commitment: Buffer })[] =
      await tx.query(
        `SELECT ${ENTRY}, sealed.leaf_index::float8 AS leaf_index, sealed.leaf_hash, sealed.commitment
       FROM sealed_entries sealed
       JOIN ledger_entries entry ON entry.id = sealed.entry_id AND entry.from_at = sealed.from_at
       WHERE sealed.entry_id = ANY($1::uuid[]) ORDER BY sealed.leaf_index`,
        [entryIds],
      );
    return rows.map((row) => {
      const entry = entryOf(row);
      return {
        leafIndex: row.leaf_index,
        entryId: entry.facts.entryId,
        fromKey: entry.fromKey,
        leafHash: row.leaf_hash,
        commitment: row.commitment,
        entry,
      };
    });
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
    writtenXid = '',
    fromMs = '',
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
    fromAt: new Date(Number(fromMs)),
    fromKey: `${from}+00`,
    writtenXid,
  };
}
