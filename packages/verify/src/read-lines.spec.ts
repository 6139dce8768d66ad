import { afterAll, describe, expect, it } from '@jest/globals';
import { EXPORT_FORMAT } from './export-format.js';
import type { ExportLines } from './export-lines.js';
import { readCsv } from './read-csv.js';
import { readJsonLines } from './read-jsonl.js';
import { TemporaryFiles } from './testing/temporary-files.js';

const files = new TemporaryFiles();
afterAll(() => files.remove());

async function linesOf(lines: ExportLines): Promise<[number, ...string[]][]> {
  const all: [number, ...string[]][] = [];
  for await (const batch of lines) for (const { number, cells } of batch) all.push([number, ...cells]);
  return all;
}

describe('a CSV file', () => {
  const linesIn = (text: string) => linesOf(readCsv(files.with(text)));

  it.each<[string, string, [number, ...string[]][]]>([
    [
      'with line feeds',
      'a,b\nc,d\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'with carriage returns too',
      'a,b\r\n"c",d\r\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'without a last line break',
      'a,b\nc,d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'that ends within a quoted cell’s line',
      'a\n"b"',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'with quotes, commas and line breaks in cells',
      '"a ""b"", c","d\ne"\nf,g\n',
      [
        [1, 'a "b", c', 'd\ne'],
        [3, 'f', 'g'],
      ],
    ],
    [
      'with empty cells',
      ',,\n""\n',
      [
        [1, '', '', ''],
        [2, ''],
      ],
    ],
    ['that is empty', '', []],
  ])('%s', async (_, text, lines) => {
    expect(await linesIn(text)).toEqual(lines);
  });

  it('whose quotes do not end is refused', async () => {
    await expect(linesIn(`a,b\n"${'x'.repeat(3 << 20)}`)).rejects.toThrow('line 2 does not end');
  });

  it('keeps a character that falls between two chunks', async () => {
    const cell = '联'.repeat(50_000);
    const lines = await linesIn(`${cell},\n`.repeat(20));
    expect(lines.filter(([, first]) => first === cell)).toHaveLength(20);
  });
});

describe('a file of JSON lines', () => {
  const linesIn = (text: string) => linesOf(readJsonLines(files.with(text)));
  const first = JSON.stringify({ format: EXPORT_FORMAT, extent: 'complete', head: { size: 0 } });
  const kindsOf = (lines: [number, ...string[]][]) => lines.map(([number, kind]) => [number, kind]);
  const preamble = [
    [1, EXPORT_FORMAT],
    [1, 'liandong-tree-head'],
    [1, 'month'],
  ];

  it.each([
    ['with line feeds', `${first}\n{"end":0}\n`],
    ['with carriage returns', `${first}\r\n{"end":0}\r\n`],
    ['without a last line break', `${first}\n{"end":0}`],
    ['with a byte order mark', `\uFEFF${first}\n{"end":0}\n`],
  ])('%s', async (_, text) => {
    expect(kindsOf(await linesIn(text))).toEqual([...preamble, [2, 'liandong-export-end']]);
  });

  it('keeps the numbers of lines where some are empty', async () => {
    expect(kindsOf(await linesIn(`${first}\n\n  \n{"end":0}\n`)).at(-1)).toEqual([4, 'liandong-export-end']);
  });

  it.each([
    ['is cut off in a line', `${first}\n{"end"`],
    ['holds a list', `${first}\n[1]`],
    ['holds a text', `${first}\n"end"`],
    ['holds null', `${first}\nnull`],
  ])('that %s is refused by its line', async (_, text) => {
    await expect(linesIn(text)).rejects.toThrow('line 2 is not a JSON object');
  });

  it('with a line that does not end is refused', async () => {
    await expect(linesIn(`${first}\n${'x'.repeat(10 << 20)}`)).rejects.toThrow('line 2 does not end');
  });
});
