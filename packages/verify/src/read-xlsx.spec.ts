import { afterAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from './read-xlsx.js';
import { TemporaryFiles } from './testing/temporary-files.js';
import { zipOf, type ZipMember } from './testing/zip-of.js';

const files = new TemporaryFiles();
afterAll(() => files.remove());

const SHEET = 'xl/worksheets/sheet1.xml';
const sheet = (rows: string): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const member = (content: string, more: Partial<ZipMember> = {}): ZipMember => ({
  name: SHEET,
  content,
  ...more,
});

async function linesOf(archive: Buffer): Promise<[number, ...string[]][]> {
  const lines: [number, ...string[]][] = [];
  for await (const batch of readXlsx(files.with(archive)))
    for (const { number, cells } of batch) lines.push([number, ...cells]);
  return lines;
}

const rowsOf = (rows: string, ...others: ZipMember[]) => linesOf(zipOf(...others, member(sheet(rows))));

describe('a spreadsheet', () => {
  it('has the text of inline and of shared strings, and numbers as they are written', async () => {
    const shared = {
      name: 'xl/sharedStrings.xml',
      content:
        '<sst><si><t>卓玛</t></si><si><r><t>བཀྲ་</t></r><r><t xml:space="preserve">ཤིས </t></r></si></sst>',
    };
    const cells = `<c t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c><v>120</v></c>${inline('a&amp;b')}`;
    expect(await rowsOf(`<row r="1">${cells}</row>`, shared)).toEqual([[1, 'བཀྲ་ཤིས ', '卓玛', '120', 'a&b']]);
  });

  it('keeps the places of cells and the numbers of rows where some are left out', async () => {
    const rows = `<row r="2"><c r="C2"><v>1</v></c></row><row r="4"/><row r="7"><c r="A7"/><c r="B7"><v>2</v></c></row>`;
    expect(await rowsOf(rows)).toEqual([
      [2, '', '', '1'],
      [7, '', '2'],
    ]);
  });

  it('may be stored without compression', async () => {
    const archive = zipOf(member(sheet(`<row>${inline('一')}</row>`), { method: 0 }));
    expect(await linesOf(archive)).toEqual([[1, '一']]);
  });

  it('is read as it was written when a character falls between two chunks', async () => {
    const text = '联动'.repeat(150_000);
    const [line] = await rowsOf(`<row>${inline(text)}</row>`);
    expect(line?.[1] === text).toBe(true);
  });

  it('may name characters by their codes, and the line of such a name by its own', async () => {
    const [line] = await rowsOf(`<row>${inline('a_x0041_ _x005F_x0041_ _x00')}</row>`);
    expect(line).toEqual([1, 'aA _x0041_ _x00']);
  });

  it('leaves a character that there is not as it stands', async () => {
    expect(await rowsOf(`<row>${inline('&#x110000;&#128512;&unknown;')}</row>`)).toEqual([
      [1, '&#x110000;😀&unknown;'],
    ]);
  });
});

describe('a bad spreadsheet', () => {
  const good = member(sheet(`<row>${inline('x'.repeat(2_000))}</row>`));
  const archive = zipOf(good);
  /** Whole but for its content, of which the last bytes are others. */
  const garbled = Buffer.from(archive);
  garbled.fill(0xff, 60, 75);
  const bomb = member(sheet(`<row>${inline('0'.repeat(64 << 20))}</row>`));

  it.each<[string, Buffer, string]>([
    ['that is cut off', archive.subarray(0, archive.length - 30), 'cut off'],
    ['of which the first part is missing', archive.subarray(40), 'cut off'],
    ['that only begins', Buffer.from('PK\x03\x04'), 'cut off'],
    ['that was changed on its way', garbled, 'damaged'],
    ['with a wrong checksum', zipOf({ ...good, lies: { crc: 1 } }), 'damaged'],
    ['that is longer than it says', zipOf({ ...good, lies: { size: 100 } }), 'damaged'],
    ['that is shorter than it says', zipOf({ ...good, lies: { size: 9_999 } }), 'damaged'],
    ['compressed in another way', zipOf({ ...good, lies: { method: 12 } }), 'compressed in an unknown way'],
    ['without a sheet', zipOf({ name: 'word/document.xml', content: '<w/>' }), 'has no first sheet'],
    ['that unfolds to a row without end', zipOf(bomb), 'does not end'],
    [
      'with a cell beyond the last column',
      zipOf(member(sheet('<row><c r="ZZZZZZ1"><v>1</v></c></row>'))),
      'more columns',
    ],
    ['whose directory lies beyond its end', beyond(archive), 'cut off'],
    ['whose 64-bit directory lies nowhere', nowhere(), 'damaged'],
  ])('%s is refused in one sentence', async (_, bytes, reason) => {
    const failure = await linesOf(bytes).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UnreadableFile' });
    expect(String(failure)).toContain(reason);
  });
});

function beyond(archive: Buffer): Buffer {
  const changed = Buffer.from(archive);
  changed.writeUInt32LE(0x7fffffff, changed.length - 6);
  return changed;
}

function nowhere(): Buffer {
  const locator = Buffer.alloc(20, 0xff);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\x05\x06', 'latin1');
  return Buffer.concat([Buffer.from('PK'), locator, end]);
}
