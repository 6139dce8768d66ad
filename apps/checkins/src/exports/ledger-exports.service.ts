import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { XLSX_MAX_ROWS, type ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { exportEnd, exportHeader, exportPreamble, type ExportHeads } from 'liandong-verify/export-format';
import { DataSource } from 'typeorm';
import { ledgerScopeOf } from '../ledger/ledger-scope.js';
import { ExportProofs } from '../proof/export-proofs.js';
import { TreeReader } from '../proof/tree-reader.js';
import { lineFormats } from './export-cells.js';
import { ExportReadings, type ExportPart, type NamedThen } from './export-readings.js';
import { LedgerExportsRepository, type ExportForm, type LeafList } from './ledger-exports.repository.js';
import { bytesOf, xlsxFile } from './xlsx-file.js';

/**
 * Rows that one statement writes, some megabytes of text: as much lies in memory twice over. The names and secrets of
 * the whole district are read for each, which fewer rows would not be worth.
 */
const PAGE = 10_000;
/** The byte order mark by which spreadsheets know UTF-8. */
const BOM = '\uFEFF';

interface Wanted extends ExportForm {
  heads: ExportHeads;
  /** Null for a complete export. */
  part: ExportPart | null;
  /** How all were named before the first row. */
  named: NamedThen;
}

/**
 * The sealed ledger as a file that can be checked: written page by page, as fast as it is read, in constant memory.
 * Entries of the last moments, which are not sealed yet, are not in it.
 */
@Injectable()
export class LedgerExportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly exports: LedgerExportsRepository,
    private readonly readings: ExportReadings,
    private readonly proofs: ExportProofs,
    private readonly tree: TreeReader,
    private readonly streams: ByteStreams,
  ) {}

  /** @throws AppError FORBIDDEN when no grant of the actor reads the ledger */
  async begin(
    format: ExportFormat,
    filter: LedgerFilter,
    language: Language,
    actor: Actor,
  ): Promise<{ stream: string; rows: number }> {
    const scope = ledgerScopeOf(actor);
    if (!scope) throw new AppError('FORBIDDEN');
    const { manager } = this.dataSource;
    const heads = await this.proofs.heads(manager);
    if (!heads) throw new AppError('UNAVAILABLE');
    const isComplete = scope.kind === 'district' && Object.keys(filter).length === 0;
    const leaves = isComplete ? null : await this.exports.leavesOf(manager, filter, scope, heads.head.size);
    const rows = leaves?.length ?? heads.head.size;
    if (format === 'xlsx' && rows > XLSX_MAX_ROWS) {
      throw new AppError('EXPORT_TOO_LARGE', { limit: XLSX_MAX_ROWS, rows });
    }
    const named = await this.readings.now(manager);
    const wanted = { format, language, heads, named, part: isComplete ? null : { filter, scope } };
    const lines = leaves ? this.partial(wanted, leaves) : this.complete(wanted);
    return { rows, stream: this.streams.offer(format === 'xlsx' ? xlsxFile(lines) : csvFile(lines)) };
  }

  private async *complete(wanted: Wanted): AsyncGenerator<string | Buffer> {
    const { size } = wanted.heads.head;
    yield beginning(wanted, 'complete');
    let rows = 0;
    const pages = Array.from({ length: Math.ceil(size / PAGE) }, (_, at) => ({
      from: at * PAGE,
      to: Math.min(size, (at + 1) * PAGE),
    }));
    for await (const page of inOrder(pages, (range) => this.exports.wholeRange(wanted, range))) {
      rows += page.rows;
      yield* page.parts;
    }
    yield await this.ending(wanted, rows, []);
  }

  private async *partial(wanted: Wanted, leaves: LeafList): AsyncGenerator<string> {
    const { format, heads } = wanted;
    const { manager } = this.dataSource;
    const { lineEnd } = lineFormats[format];
    yield beginning(wanted, 'partial');
    let [rows, next] = [0, 0];
    for (let at = 0; at < leaves.length; at += PAGE) {
      const lines = await this.exports.chosen(manager, wanted, leaves.slice(at, at + PAGE));
      const gaps = lines.map(({ leafIndex }, place) => {
        const before = lines[place - 1];
        return { from: before ? before.leafIndex + 1 : next, to: leafIndex };
      });
      const skipped = await this.tree.subtreeRoots(manager, gaps);
      yield lines.map(({ text }, place) => text + lineEnd((skipped[place] ?? []).join('.'))).join('');
      rows += lines.length;
      next = (lines.at(-1)?.leafIndex ?? next - 1) + 1;
    }
    yield await this.ending(wanted, rows, await this.proofs.tail(manager, next, heads.head.size));
  }

  private async ending(
    { format, heads, part, named }: Wanted,
    rows: number,
    skipped: readonly string[],
  ): Promise<string> {
    const readings = await this.readings.lines(this.dataSource.manager, part, named, heads.head.root);
    return [...readings, exportEnd(rows, skipped)].map(lineFormats[format].line).join('');
  }
}

function beginning({ format, language, heads }: Wanted, extent: 'complete' | 'partial'): string {
  const { line } = lineFormats[format];
  return [...exportPreamble(heads, extent, language), exportHeader(language)].map(line).join('');
}

async function* csvFile(lines: AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(BOM);
  for await (const text of lines) yield bytesOf(text);
}

/** Reads two pages at a time, since the database has more than one processor, and gives them in order. */
async function* inOrder<Page, Text>(
  pages: readonly Page[],
  read: (page: Page) => Promise<Text>,
): AsyncGenerator<Text> {
  const begun: Promise<Text>[] = [];
  const begin = (page: Page | undefined) => {
    if (page === undefined) return;
    const reading = read(page);
    reading.catch(() => undefined);
    begun.push(reading);
  };
  begin(pages[0]);
  for (const at of pages.keys()) {
    begin(pages[at + 1]);
    const reading = begun.shift();
    if (reading) yield await reading;
  }
}
