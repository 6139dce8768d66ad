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
/** What is signed of readings, their hashes, and the end; without a row there are no hashes. */
const AFTER_ROWS = 3;

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
    ...ledger.readings(rows),
    exportEnd(rows.length, ledger.skipped(last + 1, SIZE)),
  ];
}

/** As it was written before what stands there for reading was signed. */
function earlierForm(lines: Lines): Lines {
  const withoutReadings = lines.filter(([first]) => !String(first).startsWith('liandong-reading'));
  return withoutReadings.with(0, ['liandong-ledger-export/1', lines[0]?.[1] ?? '']);
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
  return [...lines.slice(0, -1), end.with(1, lines.length - BEFORE_ROWS - AFTER_ROWS)];
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
        .map((cells, at) =>
          at < BEFORE_ROWS - 1 || at >= whole.length - AFTER_ROWS ? cells : cells.toReversed(),
        );
      expect(await verify(turned)).toMatchObject({ valid: true, rows: SIZE });
    },
  );

  it('is valid as it was written before it had places, contents and responsible persons', async () => {
    const later = new Set(
      ['place', 'content', 'responsible'].map((key) =>
        exportColumns.findIndex((column) => column.key === key),
      ),
    );
    const form = earlierForm(whole);
    const earlier = form.map((cells, at) =>
      at < BEFORE_ROWS - 1 || at === form.length - 1
        ? cells
        : cells.filter((_, column) => !later.has(column)),
    );
    expect(earlier[BEFORE_ROWS]?.length).toBe(exportColumns.length - 3);
    expect(await verify(earlier)).toMatchObject({ valid: true, rows: SIZE, readings: false });
  });

  it('is valid with words in English, and with bare codes', async () => {
    const rowsAs = (cells: (row: ExportRow) => ExportCell[]) =>
      verify([
        ...whole.slice(0, BEFORE_ROWS),
        ...ledger.rows(everything).map(cells),
        ...whole.slice(-AFTER_ROWS),
      ]);
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
    const cut = [...whole.slice(0, BEFORE_ROWS + 38), ...whole.slice(-AFTER_ROWS, -1), exportEnd(38, [])];
    expect((await verify(cut)).findings).toEqual([{ kind: 'rowsRemoved', leafIndex: 38, lastLeafIndex: 39 }]);
  });

  it('names an inserted row, whether it copies another or counts on', async () => {
    const copy = whole[BEFORE_ROWS + 8] ?? [];
    const doubled = await verify(whole.toSpliced(BEFORE_ROWS + 12, 0, copy));
    expect(doubled.findings).toContainEqual(
      expect.objectContaining({ kind: 'rowInserted', line: BEFORE_ROWS + 13, entryId: 'entry-8' }),
    );
    const added = await verify(whole.toSpliced(-AFTER_ROWS, 0, copy.with(place('leafIndex'), SIZE)));
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

  it.each<[ExportColumnKey, string]>([
    ['teamName', '文艺队'],
    ['volunteerName', '张三'],
    ['place', '别处'],
    ['content', ''],
    ['responsible', '=1'],
  ])('names the row of which the %s was changed, though no leaf holds it', async (key, text) => {
    const line = BEFORE_ROWS + 12;
    expect(await verify(whole)).toMatchObject({ valid: true, readings: true });
    const { findings } = await verify(withCell(whole, line, key, text));
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'readingChanged', line: line + 1, entryId: 'entry-12' }),
    ]);
    // Wherever somebody or something is named, in all of their rows.
    const all = whole.map((cells, at) =>
      at >= BEFORE_ROWS && at < whole.length - AFTER_ROWS ? cells.with(place(key), text) : cells,
    );
    expect((await verify(all)).findings[0]?.kind).toBe('readingChanged');
  });

  it('names the row where part of a text stands in the cell beside it', async () => {
    const line = BEFORE_ROWS + 12;
    const [first = '', ...rest] = String(whole[line]?.[place('content')]).split('\n');
    const moved = withCell(whole, line, 'place', `${whole[line]?.[place('place')]}\n${first}`);
    expect((await verify(withCell(moved, line, 'content', rest.join('\n')))).findings).toEqual([
      expect.objectContaining({ kind: 'readingChanged', line: line + 1, entryId: 'entry-12' }),
    ]);
  });

  it('of which a spreadsheet saved the line breaks in its own way is valid', async () => {
    const saved = whole.map((cells) =>
      cells.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\n', '\r\n') : cell)),
    );
    const titles = (lines: Lines) => lines.map((cells) => cells[place('title')] ?? '');
    const withTitles = saved.map((cells, at) =>
      at < BEFORE_ROWS || at >= whole.length - AFTER_ROWS
        ? cells
        : cells.with(place('title'), titles(whole)[at] ?? ''),
    );
    expect(await verify(withTitles)).toMatchObject({ valid: true });
  });

  it('tells when what is signed of names was changed, taken from another file, or left out', async () => {
    const kinds = async (lines: Lines) => (await verify(lines)).findings.map(({ kind }) => kind);
    const [signed = [], hashes = []] = whole.slice(-AFTER_ROWS);
    expect(
      await kinds(whole.with(whole.length - 2, hashes.with(1, `${hashes[1]}.${'ab'.repeat(16)}`))),
    ).toEqual(['readingsForged']);
    const others = new SampleLedger(SIZE + 1);
    const foreign = others.readings(others.rows(everything))[0] ?? [];
    expect(await kinds(whole.with(whole.length - 3, foreign))).toEqual(['readingsForged']);
    expect(await kinds(whole.with(whole.length - 3, signed.with(1, '{}')))).toEqual(['readingsMissing']);
    expect(await kinds(whole.toSpliced(-3, 2))).toEqual(['readingsMissing']);
  });

  it('shows in a file from before names were signed one that was put in the place of another', async () => {
    const line = BEFORE_ROWS + 12;
    const changed = (at: number) => verify(earlierForm(withCell(whole, at, 'volunteerName', '张三')));
    expect((await changed(line)).findings).toEqual([
      expect.objectContaining({ kind: 'nameDiffers', line: line + 1 }),
    ]);
    // The first of a person: a later one differs then, and both lines are named.
    expect((await changed(BEFORE_ROWS)).findings[0]?.detail).toContain(`: ${BEFORE_ROWS + 1} 张三 ≠ `);
  });

  it('says which columns are none of an export, and refuses one that stands there twice', async () => {
    const isRow = (at: number) => at >= BEFORE_ROWS - 1 && at < whole.length - AFTER_ROWS;
    const added = (name: string, value: string) =>
      whole.map((cells, at) => (isRow(at) ? [...cells, at === BEFORE_ROWS - 1 ? name : value] : cells));
    expect(await verify(added('备注', '很好'))).toMatchObject({ valid: true, otherColumns: ['备注'] });
    await expect(verify(added('分钟（培训为学时，不计服务）', '600'))).rejects.toThrow('twice');
    const unnamed = await verify(added('', '600'));
    expect(unnamed.findings).toHaveLength(SIZE);
    expect(unnamed.findings[0]).toMatchObject({ kind: 'rowChanged', line: BEFORE_ROWS + 1 });
  });

  it.each<[string, (lines: Lines, row: ExportCell[]) => Lines]>([
    [
      'as a sentence on how to check it',
      (lines, row) => lines.toSpliced(BEFORE_ROWS + 3, 0, ['liandong-how-to-check', ...row.slice(1)]),
    ],
    [
      'beside the sentence above the header',
      (lines, row) => lines.with(2, [...(lines[2] ?? []), ...row.slice(2)]),
    ],
    [
      'behind the end',
      (lines, row) => lines.with(lines.length - 1, [...(lines.at(-1) ?? []), ...row.slice(3)]),
    ],
    [
      'behind the hashes',
      (lines, row) => lines.with(lines.length - 2, [...(lines.at(-2) ?? []), ...row.slice(2)]),
    ],
    ['behind a row', (lines, row) => lines.with(BEFORE_ROWS, [...(lines[BEFORE_ROWS] ?? []), ...row])],
  ])('does not let a row hide %s', async (_, hide) => {
    const row = whole[BEFORE_ROWS + 8] ?? [];
    expect((await verify(hide(whole, row))).valid).toBe(false);
  });

  it('tells nobody to check it in another way', async () => {
    const elsewhere = whole.with(2, ['liandong-how-to-check', 'npx evil']);
    expect((await verify(elsewhere)).findings).toMatchObject([{ kind: 'rowChanged', line: 3 }]);
  });

  it('of which the last row was cut off says so of that row alone', async () => {
    const cut = [...whole.slice(0, BEFORE_ROWS + 3), (whole[BEFORE_ROWS + 3] ?? []).slice(0, 9)];
    const { findings, erasedRows } = await verify(cut);
    expect(findings).toMatchObject([
      { kind: 'rowChanged', line: BEFORE_ROWS + 4 },
      { kind: 'endMissing' },
      { kind: 'rowsRemoved', leafIndex: 3, lastLeafIndex: 39 },
    ]);
    expect(erasedRows).toBe(0);
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
      [['liandong-ledger-export/2', 'complete'], exportHeader('en'), exportEnd(0, [])],
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
