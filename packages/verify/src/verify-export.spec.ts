import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  exportCells,
  exportEnd,
  exportHeader,
  exportPreamble,
  type ExportCell,
  type ExportColumnKey,
  type ExportExtent,
  type ExportRow,
  exportColumns,
} from './export-format.js';
import type { ExportLine, ExportLines } from './export-lines.js';
import { isHexHash } from './hash.js';
import { CsvParser } from './read-csv.js';
import { keyIdOf, privateKeyFromSeed } from './signing-keys.js';
import { sampleKey, SampleLedger } from './testing/sample-ledger.js';
import { signTreeHead } from './tree-head.js';
import { verifyExport } from './verify-export.js';

const SIZE = 40;
const ledger = new SampleLedger(SIZE);
const publicKey = createPublicKey(sampleKey);
const keys = new Map([[keyIdOf(publicKey), publicKey]]);
const everything = Array.from({ length: SIZE }, (_, index) => index);
/** Preamble and header of an export without earlier heads. */
const BEFORE_ROWS = 4;

type Lines = ExportCell[][];

function exportOf(leafIndexes: readonly number[], extent: ExportExtent, earlier: number[] = []): Lines {
  const rows = ledger.rows(leafIndexes);
  const last = leafIndexes.at(-1) ?? -1;
  return [
    ...exportPreamble(
      { head: ledger.headAt(SIZE), earlier: earlier.map((size) => ledger.headAt(size)) },
      extent,
      'zh-CN',
    ),
    exportHeader('zh-CN'),
    ...rows.map((row) => exportCells(row, 'zh-CN')),
    exportEnd(rows.length, ledger.skipped(last + 1, SIZE)),
  ];
}

async function* source(lines: Lines): ExportLines {
  yield lines.map((cells, at): ExportLine => ({ number: at + 1, cells: cells.map(String) }));
}

const verify = (lines: Lines, pinned = [] as ReturnType<typeof ledger.headAt>[]) =>
  verifyExport(source(lines), { keys, pinned });

const place = (key: ExportColumnKey) => exportColumns.findIndex((column) => column.key === key);

function withCell(lines: Lines, line: number, key: ExportColumnKey, value: ExportCell): Lines {
  return lines.with(line, lines[line]?.with(place(key), value) ?? []);
}

/** With an end line that names the number of rows that there are. */
function counting(lines: Lines): Lines {
  const end = lines.at(-1) ?? [];
  return [...lines.slice(0, -1), end.with(1, lines.length - BEFORE_ROWS - 1)];
}

function csv(lines: Lines): string {
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\uFEFF${lines.map((cells) => cells.map(String).map(quoted).join(',')).join('\n')}\n`;
}

describe('a complete export', () => {
  const whole = exportOf(everything, 'complete');

  it('is valid as the server wrote it', async () => {
    expect(await verify(whole)).toMatchObject({ valid: true, rows: SIZE, extent: 'complete', findings: [] });
  });

  it.each(['en', 'keys'])(
    'is valid with a header in %s, and with the columns in another order',
    async (header) => {
      const names = header === 'en' ? exportHeader('en') : exportColumns.map((column) => column.key);
      const turned = whole
        .with(BEFORE_ROWS - 1, names)
        .map((cells, at) => (at < BEFORE_ROWS - 1 || at === whole.length - 1 ? cells : cells.toReversed()));
      expect(await verify(turned)).toMatchObject({ valid: true, rows: SIZE });
    },
  );

  it('is valid as it was written before it had places, contents and responsible persons', async () => {
    const later = new Set(
      ['place', 'content', 'responsible'].map((key) =>
        exportColumns.findIndex((column) => column.key === key),
      ),
    );
    const earlier = whole.map((cells, at) =>
      at < BEFORE_ROWS - 1 || at === whole.length - 1
        ? cells
        : cells.filter((_, column) => !later.has(column)),
    );
    expect(earlier[BEFORE_ROWS]?.length).toBe(exportColumns.length - 3);
    expect(await verify(earlier)).toMatchObject({ valid: true, rows: SIZE });
  });

  it('is valid with words in English, and with bare codes', async () => {
    const rowsAs = (cells: (row: ExportRow) => ExportCell[]) =>
      verify([...whole.slice(0, BEFORE_ROWS), ...ledger.rows(everything).map(cells), exportEnd(SIZE, [])]);
    expect(await rowsAs((row) => exportCells(row, 'en'))).toMatchObject({ valid: true, rows: SIZE });
    expect(await rowsAs((row) => exportColumns.map(({ cell }) => cell(row)))).toMatchObject({ valid: true });
  });

  it('names the row of which a word was changed for another', async () => {
    const line = BEFORE_ROWS + 9;
    const grade = whole[line]?.[place('grade')] === '扫码核验' ? '队长确认' : '扫码核验';
    const { findings } = await verify(withCell(whole, line, 'grade', grade));
    expect(findings).toEqual([{ kind: 'rowChanged', line: line + 1, entryId: 'entry-9', leafIndex: 9 }]);
  });

  it('names the row of an attendance that no code proves and that was made one confirmed by its leader', async () => {
    const line = BEFORE_ROWS + 4;
    expect(whole[line]?.[place('grade')]).toBe('未经动态码核验');
    const { findings } = await verify(withCell(whole, line, 'grade', '队长确认'));
    expect(findings).toEqual([{ kind: 'rowChanged', line: line + 1, entryId: 'entry-4', leafIndex: 4 }]);
  });

  it('names each row of which any proven cell was changed', async () => {
    const readOnly = new Set<string>([
      'teamName',
      'volunteerName',
      'place',
      'content',
      'responsible',
      'skipped',
    ]);
    const proven = exportColumns.map((column) => column.key).filter((key) => !readOnly.has(key));
    for (const [at, key] of proven.entries()) {
      const line = BEFORE_ROWS + 3 + (at % 30);
      const before = String(whole[line]?.[place(key)]);
      const value = isHexHash(before)
        ? 'ab'.repeat(32)
        : /^\d+$/.test(before)
          ? Number(before) + 1
          : `${before}x`;
      const { valid, findings } = await verify(withCell(whole, line, key, value));
      expect([key, valid]).toEqual([key, false]);
      expect([key, findings]).toEqual([
        key,
        expect.arrayContaining([expect.objectContaining({ kind: 'rowChanged', line: line + 1 })]),
      ]);
    }
  });

  it('names the row whose minutes were raised, and no other', async () => {
    const line = BEFORE_ROWS + 9;
    const { findings } = await verify(withCell(whole, line, 'minutes', 600));
    expect(findings).toEqual([{ kind: 'rowChanged', line: line + 1, entryId: 'entry-9', leafIndex: 9 }]);
  });

  it('names the leaves of rows that were removed', async () => {
    const { valid, findings } = await verify(whole.toSpliced(BEFORE_ROWS + 5, 3));
    expect(valid).toBe(false);
    expect(findings).toContainEqual({ kind: 'rowsRemoved', leafIndex: 5, lastLeafIndex: 7 });
  });

  it('names the last rows when they were removed and the end line was made to fit', async () => {
    const cut = [...whole.slice(0, BEFORE_ROWS + 38), exportEnd(38, [])];
    expect((await verify(cut)).findings).toEqual([{ kind: 'rowsRemoved', leafIndex: 38, lastLeafIndex: 39 }]);
  });

  it('names an inserted row, whether it copies another or counts on', async () => {
    const copy = whole[BEFORE_ROWS + 8] ?? [];
    const doubled = await verify(whole.toSpliced(BEFORE_ROWS + 12, 0, copy));
    expect(doubled.findings).toContainEqual(
      expect.objectContaining({ kind: 'rowInserted', line: BEFORE_ROWS + 13, entryId: 'entry-8' }),
    );
    const added = await verify(whole.toSpliced(-1, 0, copy.with(place('leafIndex'), SIZE)));
    expect(added.findings).toContainEqual(
      expect.objectContaining({ kind: 'rowInserted', line: BEFORE_ROWS + SIZE + 1 }),
    );
  });

  it('names rows that changed places, renumbered or not', async () => {
    const [eight = [], nine = []] = whole.slice(BEFORE_ROWS + 8, BEFORE_ROWS + 10);
    const swapped = whole.with(BEFORE_ROWS + 8, nine).with(BEFORE_ROWS + 9, eight);
    expect((await verify(swapped)).findings).toContainEqual(
      expect.objectContaining({ kind: 'rowMoved', entryId: 'entry-8' }),
    );
    const leaf = place('leafIndex');
    const renumbered = swapped
      .with(BEFORE_ROWS + 8, nine.with(leaf, 8))
      .with(BEFORE_ROWS + 9, eight.with(leaf, 9));
    const kinds = (await verify(renumbered)).findings.map(({ kind, entryId }) => [kind, entryId]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['rowChanged', 'entry-9'],
        ['rowChanged', 'entry-8'],
      ]),
    );
  });

  it('finds a change whose hash was made to fit, and says between which signed heads it lies', async () => {
    const other = new SampleLedger(SIZE + 20);
    const forged = other
      .rows([19, 20])
      .slice(1)
      .map((row) => ({ ...row, facts: { ...row.facts, minutes: 9 } }));
    const [cells = []] = forged.map((row) => exportCells(row, 'zh-CN'));
    const withHeads = exportOf(everything, 'complete', [16, 24, 32]);
    const line = BEFORE_ROWS + 3 + 20;
    const { hashOfChanged } = await changedHash(cells);
    const tampered = withHeads.with(line, cells.with(place('leafHash'), hashOfChanged));
    const { findings, agreedHeads } = await verify(tampered);
    expect(agreedHeads).toEqual([16]);
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'rootDiffers', leafIndex: 16, lastLeafIndex: 23 }),
    ]);
  });

  it('whose head was exchanged for one that nobody signed is not valid', async () => {
    const stranger = privateKeyFromSeed(Buffer.alloc(32, 8));
    const head = ledger.headAt(SIZE);
    const unknown = { ...signTreeHead(head, stranger) };
    const resigned = { ...unknown, keyId: head.keyId };
    const lines = (of: typeof head) =>
      whole.with(1, exportPreamble({ head: of, earlier: [] }, 'complete', 'en')[1] ?? []);
    expect((await verify(lines(unknown))).findings[0]?.kind).toBe('headUnknownKey');
    expect((await verify(lines(resigned))).findings[0]?.kind).toBe('headForged');
  });

  it('is held against heads that somebody kept', async () => {
    const kept = ledger.headAt(17);
    expect(await verify(whole, [kept])).toMatchObject({ valid: true, agreedHeads: [17], uncheckedHeads: [] });
    const rewritten = signTreeHead({ ...kept, root: ledger.headAt(18).root }, sampleKey);
    expect((await verify(whole, [rewritten])).findings).toEqual([
      expect.objectContaining({ kind: 'rootDiffers', lastLeafIndex: 16 }),
    ]);
    const newer = new SampleLedger(SIZE + 5).headAt(SIZE + 5);
    expect(await verify(whole, [newer])).toMatchObject({ valid: true, uncheckedHeads: [SIZE + 5] });
  });

  it('that was cut off in the middle is not valid', async () => {
    expect((await verify(whole.slice(0, -1))).findings).toEqual([{ kind: 'endMissing' }]);
  });

  it('shows a name that was put in the place of another', async () => {
    const line = BEFORE_ROWS + 12;
    const { findings } = await verify(withCell(whole, line, 'volunteerName', '张三'));
    expect(findings).toEqual([expect.objectContaining({ kind: 'nameDiffers', line: line + 1 })]);
    // The first of a person: a later one differs then, and both lines are named.
    const first = await verify(withCell(whole, BEFORE_ROWS, 'volunteerName', '张三'));
    expect(first.findings[0]?.detail).toContain(`: ${BEFORE_ROWS + 1} 张三 ≠ `);
  });

  it('names a row whose skipped cell says that something lies before it', async () => {
    const line = BEFORE_ROWS + 5;
    const { findings } = await verify(withCell(whole, line, 'skipped', 'ab'.repeat(32)));
    expect(findings).toEqual([
      { kind: 'rowChanged', line: line + 1, entryId: 'entry-5', leafIndex: 5, detail: 'skipped' },
    ]);
  });

  it('does not hide removed rows behind skipped subtrees', async () => {
    const hidden = withCell(
      whole.toSpliced(BEFORE_ROWS + 5, 1),
      BEFORE_ROWS + 5,
      'skipped',
      ledger.skipped(5, 6).join('.'),
    );
    expect((await verify(hidden)).findings).toContainEqual({
      kind: 'rowsRemoved',
      leafIndex: 5,
      lastLeafIndex: 5,
    });
  });
});

describe('an export of any part of the ledger', () => {
  const parts = fc
    .uniqueArray(fc.nat(SIZE - 1), { maxLength: SIZE })
    .map((part) => part.toSorted((a, b) => a - b));

  it('is valid as the server wrote it, also as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (part) => {
        const lines = exportOf(part, 'partial');
        const parser = new CsvParser();
        const read = [...parser.take(csv(lines)), ...parser.finish('')].map((line) => [...line.cells]);
        expect(await verify(read)).toMatchObject({ valid: true, rows: part.length, findings: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('is not valid when any row was changed, removed, inserted or moved', async () => {
    const tamper = fc.constantFrom('change', 'remove', 'insert', 'move');
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(), tamper, async (part, any, how) => {
        fc.pre(part.length > 1);
        const lines = exportOf(part, 'partial');
        const at = BEFORE_ROWS + (any % part.length);
        const row = lines[at] ?? [];
        const next = lines[at === BEFORE_ROWS ? at + 1 : at - 1] ?? [];
        const tampered = {
          change: () => withCell(lines, at, 'grade', 'golden'),
          remove: () => counting(lines.toSpliced(at, 1)),
          insert: () => counting(lines.toSpliced(at, 0, next)),
          move: () => lines.with(at, next).with(at === BEFORE_ROWS ? at + 1 : at - 1, row),
        }[how]();
        expect((await verify(tampered)).valid).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('says of rows that changed places that they were moved, and of nothing that it is missing', async () => {
    const lines = exportOf([20, 21, 30], 'partial');
    const [first = [], second = []] = lines.slice(BEFORE_ROWS);
    const { findings } = await verify(lines.with(BEFORE_ROWS, second).with(BEFORE_ROWS + 1, first));
    expect(findings.map(({ kind, leafIndex }) => [kind, leafIndex])).toEqual([['rowMoved', 20]]);
  });
});

describe('a file that is no export', () => {
  it.each([
    ['another CSV file', [['name', 'hours']], 'an export begins with'],
    [
      'one without a head',
      [['liandong-ledger-export/1', 'complete'], exportHeader('en'), exportEnd(0, [])],
      'no signed head',
    ],
    ['one that lacks a column', exportOf([], 'partial').with(3, exportHeader('en').slice(1)), '月份'],
    ['one that ends early', exportOf([], 'partial').slice(0, 2), 'before its first row'],
  ])('is refused: %s', async (_what, lines, reason) => {
    await expect(verify(lines)).rejects.toThrow(reason);
  });
});

/** The hash that a changed row would have: what somebody computes who knows how the ledger is made. */
async function changedHash(cells: ExportCell[]): Promise<{ hashOfChanged: string }> {
  const { findColumns, RowCells } = await import('./export-row.js');
  const row = new RowCells(cells.map(String), findColumns(exportHeader('en')));
  return { hashOfChanged: row.hashOfContent()?.toString('hex') ?? '' };
}
