import { afterAll, describe, expect, it } from '@jest/globals';
import type { ExportLines } from './export-lines.js';
import { readCsv } from './read-csv.js';
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
