import { Injectable } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import type { ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { escapeLiteral } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { ledgerConditions } from '../ledger/ledger-conditions.js';
import type { LedgerScope } from '../ledger/ledger-scope.js';
import { copyText, type CopiedText } from './copied-text.js';
import { lineFormats } from './export-cells.js';
import { lineSource, type ChosenEntries } from './export-rows.js';

const LEAF_BYTES = 8;
/**
 * Rows that are sorted and put together at once: many more do not fit into the database's memory for sorting, nor, with
 * some 550 bytes a row, into one message to the door. Of 500 each took two: 87,000 rows a second instead of 97,000.
 */
const ROWS_TOGETHER = 400;

/** How a file is written. */
export interface ExportForm {
  format: ExportFormat;
  language: Language;
}

/** Leaves of a filtered export, ascending. */
export interface LeafList {
  readonly length: number;
  slice(from: number, to: number): number[];
}

@Injectable()
export class LedgerExportsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The lines of all leaves of a range, for a complete export. */
  async wholeRange(form: ExportForm, { from, to }: { from: number; to: number }): Promise<CopiedText> {
    const lineEnd = escapeLiteral(lineFormats[form.format].lineEnd(''));
    const { manager } = this.dataSource;
    const range = await chosenEntries(manager, `sealed.leaf_index >= ${from} AND sealed.leaf_index < ${to}`);
    return copyText(
      this.dataSource,
      `${lineSource(range, form.language, lineFormats[form.format])}
       SELECT string_agg(text || ${lineEnd}, '' ORDER BY leaf_index), count(*)::int
       FROM line GROUP BY leaf_index / ${ROWS_TOGETHER} ORDER BY leaf_index / ${ROWS_TOGETHER}`,
    );
  }

  /** The lines of some leaves, each without its last cell. */
  async chosen(
    tx: EntityManager,
    form: ExportForm,
    leaves: readonly number[],
  ): Promise<{ leafIndex: number; text: string }[]> {
    const entries = await chosenEntries(tx, 'sealed.leaf_index = ANY($1::bigint[])', [leaves]);
    return tx.query(
      `${lineSource(entries, form.language, lineFormats[form.format])}
       SELECT leaf_index::float8 AS "leafIndex", text FROM line ORDER BY leaf_index`,
      [leaves],
    );
  }

  /** Which leaves below `size` an export holds: eight bytes each, whatever their number. */
  async leavesOf(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    size: number,
  ): Promise<LeafList> {
    const { where, values } = ledgerConditions(filter, scope);
    values.push(size);
    const [row]: { leaves: Buffer | null }[] = await tx.query(
      `SELECT string_agg(int8send(sealed.leaf_index), '' ORDER BY sealed.leaf_index) AS leaves
       FROM ledger_entries entry JOIN sealed_entries sealed ON sealed.entry_id = entry.id
       WHERE ${where.join(' AND ')} AND sealed.leaf_index < $${values.length}`,
      values,
    );
    const leaves = row?.leaves ?? Buffer.alloc(0);
    const length = leaves.length / LEAF_BYTES;
    return {
      length,
      slice: (from, to) =>
        Array.from({ length: Math.min(to, length) - from }, (_, at) =>
          Number(leaves.readBigInt64BE((from + at) * LEAF_BYTES)),
        ),
    };
  }
}

async function chosenEntries(
  tx: EntityManager,
  condition: string,
  values: readonly unknown[] = [],
): Promise<ChosenEntries> {
  const [times]: { from: string | null; to: string | null }[] = await tx.query(
    `SELECT min(from_at)::text AS "from", max(from_at)::text AS "to" FROM sealed_entries sealed WHERE ${condition}`,
    [...values],
  );
  return {
    condition,
    from: escapeLiteral(times?.from ?? 'infinity'),
    to: escapeLiteral(times?.to ?? '-infinity'),
  };
}
