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

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (name: string, ...of: [id: string, kind: string, target: string][]): ZipMember => ({
  name,
  content: `<Relationships>${of.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`,
});
const workbook = (sheets: string): ZipMember => ({
  name: 'xl/workbook.xml',
  content: `<?xml version="1.0"?>\n<workbook><sheets>${sheets}</sheets></workbook>`,
});
const FIRST = '<sheet name="ledger" sheetId="1" r:id="rId1"/>';
const packageParts = relations('_rels/.rels', ['rId1', 'officeDocument', 'xl/workbook.xml']);
const sheetParts = relations(
  'xl/_rels/workbook.xml.rels',
  ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
  ['rId2', 'sharedStrings', '/xl/sharedStrings.xml'],
);

/** A spreadsheet of these parts, and what belongs to each. */
const book = (...members: ZipMember[]): Buffer =>
  zipOf(...members, packageParts, workbook(FIRST), sheetParts);

async function linesOf(archive: Buffer): Promise<[number, ...string[]][]> {
  const lines: [number, ...string[]][] = [];
  for await (const batch of readXlsx(files.with(archive)))
    for (const { number, cells } of batch) lines.push([number, ...cells]);
  return lines;
}

const rowsOf = (rows: string, ...others: ZipMember[]) => linesOf(book(member(sheet(rows)), ...others));

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
    const archive = book(member(sheet(`<row>${inline('一')}</row>`), { method: 0 }));
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

describe('what a spreadsheet shows', () => {
  const shown = `<row>${inline('一')}</row>`;
  const reasonOf = async (archive: Buffer) => {
    const failure = await linesOf(archive).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UnreadableFile' });
    return String(failure);
  };

  it('is the sheet that the workbook names, whatever its file is called', async () => {
    const named = relations('xl/_rels/workbook.xml.rels', ['rId1', 'worksheet', 'worksheets/data.xml']);
    const data = { name: 'xl/worksheets/data.xml', content: sheet(`<row>${inline('二')}</row>`) };
    const archive = zipOf(member(sheet(shown)), data, packageParts, workbook(FIRST), named);
    expect(await linesOf(archive)).toEqual([[1, '二']]);
  });

  it('is the formula of a cell, and not what it counted when it was saved', async () => {
    const cells = '<c><f>600</f><v>124</v></c><c t="str"><f t="shared" si="0"/><v>a</v></c>';
    expect(await rowsOf(`<row>${cells}</row>`)).toEqual([[1, '=600', '=']]);
  });

  it('are no rows beside the sheet’s data, nor how a text is pronounced', async () => {
    const spoken = '<c t="inlineStr"><is><t>河</t><rPh sb="0" eb="1"><t>了</t></rPh></is></c>';
    const beside = `<worksheet><extLst>${shown}</extLst><sheetData><row>${spoken}</row></sheetData>${shown}</worksheet>`;
    expect(await linesOf(book(member(beside)))).toEqual([[1, '河']]);
  });

  it.each<[string, Buffer, string]>([
    [
      'another sheet',
      zipOf(
        member(sheet(shown)),
        packageParts,
        workbook(`${FIRST}<sheet name="a" sheetId="2" r:id="rId2"/>`),
        sheetParts,
      ),
      '2 sheets',
    ],
    ['a comment', book(member(sheet(`<!--${shown}-->`))), 'comments or instructions'],
    ['an instruction', book(member(sheet(`<?hide ${shown} ?>`))), 'comments or instructions'],
    ['a section', book(member(sheet(`<![CDATA[${shown}]]>`))), 'comments or instructions'],
    [
      'a comment about the sheets',
      zipOf(member(sheet(shown)), packageParts, workbook(`<!--${FIRST}-->`), sheetParts),
      'comments or instructions',
    ],
    ['a second file of its name', book(member(sheet(shown)), member(sheet(''))), 'no first sheet'],
    [
      'another workbook',
      zipOf(
        member(sheet(shown)),
        relations('_rels/.rels', ['rId1', 'officeDocument', 'xl/other.xml']),
        workbook(FIRST),
        sheetParts,
      ),
      'no first sheet',
    ],
    [
      'rows out of order',
      book(member(sheet('<row r="2"/><row r="2"></row><row r="1"></row>'))),
      'out of order',
    ],
    [
      'cells out of order',
      book(member(sheet('<row><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))),
      'out of order',
    ],
  ])('is not said of one with %s', async (_, archive, reason) => {
    expect(await reasonOf(archive)).toContain(reason);
  });
});

describe('a bad spreadsheet', () => {
  const good = member(sheet(`<row>${inline('x'.repeat(2_000))}</row>`));
  const archive = book(good);
  /** Whole but for its content, of which the last bytes are others. */
  const garbled = Buffer.from(archive);
  garbled.fill(0xff, 60, 75);
  const bomb = member(sheet(`<row>${inline('0'.repeat(64 << 20))}</row>`));

  it.each<[string, Buffer, string]>([
    ['that is cut off', archive.subarray(0, archive.length - 30), 'cut off'],
    ['of which the first part is missing', archive.subarray(40), 'cut off'],
    ['that only begins', Buffer.from('PK\x03\x04'), 'cut off'],
    ['that was changed on its way', garbled, 'damaged'],
    ['with a wrong checksum', book({ ...good, lies: { crc: 1 } }), 'damaged'],
    ['that is longer than it says', book({ ...good, lies: { size: 100 } }), 'damaged'],
    ['that is shorter than it says', book({ ...good, lies: { size: 9_999 } }), 'damaged'],
    ['compressed in another way', book({ ...good, lies: { method: 12 } }), 'compressed in an unknown way'],
    ['without a sheet', zipOf({ name: 'word/document.xml', content: '<w/>' }), 'has no first sheet'],
    ['that unfolds to a row without end', book(bomb), 'does not end'],
    [
      'with a cell beyond the last column',
      book(member(sheet('<row><c r="ZZZZZZ1"><v>1</v></c></row>'))),
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
