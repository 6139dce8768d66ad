import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import type { ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { Nats } from '@liandong/messaging/nats-connection';
import { exportColumns, READINGS_LINE } from 'liandong-verify/export-format';
import { readCsv } from 'liandong-verify/read-csv';
import { readXlsx } from 'liandong-verify/read-xlsx';
import { readingHash } from 'liandong-verify/readings';
import { keyIdOf, privateKeyFromSeed } from 'liandong-verify/signing-keys';
import { verifyFile } from 'liandong-verify/verify-file';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import { PersonSalts } from '../proof/person-salts.js';
import { exportedLedger } from '../testing/exported-ledger.js';
import { sealEverything } from '../testing/seal-everything.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS with the gateway's permissions, the whole service, and the verifier on the files. */
let service: TestCheckIns;
let app: INestApplicationContext;
let gateway: Nats;
let folder: string;

const publicKey = createPublicKey(privateKeyFromSeed(Buffer.alloc(32, 2)));
const check = { keys: new Map([[keyIdOf(publicKey), publicKey]]), pinned: [] };
const administrator: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'administrator' }] };
const river = uuidv7();
const culture = uuidv7();
const erased = uuidv7();
const volunteers = [uuidv7(), uuidv7(), erased];
let riverside: string;
const titles = [
  '清扫河道',
  '=HYPERLINK("http://evil")',
  `'=1`,
  'a,"b"\nc',
  'བོད་ཡིག <&> ',
  '@sum',
  '-1',
  '_x0041_',
];

beforeAll(async () => {
  service = await testCheckIns();
  app = service.app;
  gateway = await Nats.connect({ url: service.gatewayUrl, user: 'gateway' });
  folder = await mkdtemp(join(tmpdir(), 'liandong-export-'));
  const { manager } = app.get(DataSource);
  const directory = app.get(DirectoryRepository);
  for (const [id, name, path] of [
    [river, '护河队，一队', '/bayi/xueyuan/'],
    [culture, '"文艺"队', '/bayi/shuangyong/'],
  ] as const) {
    const organization = { organizationId: uuidv7(), organizationName: '社区', organizationPath: path };
    await directory.saveTeam(manager, { id, name, version: 1, ...organization });
  }
  for (const id of volunteers) {
    const name = id === erased ? '' : `+卓玛 ${id.slice(-4)}`;
    await directory.saveVolunteer(manager, { id, version: 1, displayName: name, language: 'zh-CN' });
  }
  riverside = await service.activity({
    place: '=河边,"下游"',
    description: '清理河岸，\n分类 <&>',
    responsibleId: volunteers[0],
  });
  const entries = Array.from({ length: 700 }, (_, at) => entryAt(at));
  await app.get(LedgerEntriesRepository).append(manager, entries);
  await sealEverything(app);
  await app.get(PersonSalts).erase(manager, erased);
});

afterAll(async () => {
  await service?.close();
  await gateway?.onApplicationShutdown();
  if (folder) await rm(folder, { recursive: true });
});

function entryAt(at: number): NewLedgerEntry {
  const from = new Date(Date.UTC(2026, 9 + (at % 2), 1 + (at % 28), 1, 2, 3, 456));
  const isTraining = at % 50 === 0;
  const isAttendance = at % 50 === 11;
  return {
    id: uuidv7(),
    kind: isTraining ? 'training' : isAttendance ? 'attendance' : 'serviceTime',
    volunteerId: volunteers[at % 3] ?? erased,
    teamId: at % 9 === 0 ? culture : river,
    organizationPath: '/bayi/xueyuan/',
    activityId: isTraining ? null : at % 2 === 0 ? riverside : uuidv7(),
    title: titles[at % titles.length] ?? '',
    activityClass: isTraining ? null : 'environment',
    linkedParties: at % 4 === 0 ? ['community', 'volunteers'] : [],
    from,
    to: at % 7 === 0 ? null : new Date(from.getTime() + 3_600_000),
    minutes: isAttendance ? 0 : at % 90,
    times: at % 2,
    grade: at % 20 === 0 ? 'retro' : at % 100 === 11 ? 'leader' : 'device',
    recordedAt: from,
    checkInId: null,
    corrects: null,
    caseId: null,
    explanation: isTraining ? { content: '心肺复苏', grantedBy: '红十字会' } : null,
  };
}

async function exported(
  format: ExportFormat,
  filter: LedgerFilter = {},
  actor = administrator,
  language: Language = 'en',
) {
  const { content, rows } = await exportedLedger(gateway, { format, filter, actor, language });
  const path = join(folder, `${uuidv7()}.${format}`);
  await writeFile(path, content);
  return { path, rows };
}

async function linesOf(path: string): Promise<string[][]> {
  const lines: string[][] = [];
  for await (const some of path.endsWith('csv') ? readCsv(path) : readXlsx(path)) {
    lines.push(...some.map(({ cells }) => [...cells]));
  }
  return lines;
}

/** The rows between the header and what is signed of readings. */
function rowsOf(lines: string[][], header: number): string[][] {
  return lines.slice(
    header + 1,
    lines.findIndex(([first]) => first === READINGS_LINE),
  );
}

/** The rows of these columns, by their English names. */
async function columnsOf(path: string, ...names: string[]): Promise<string[][]> {
  const lines = await linesOf(path);
  const header = lines.findIndex((cells) => cells[0] === 'Month');
  const places = names.map((name) => lines[header]?.indexOf(name) ?? -1);
  return rowsOf(lines, header).map((cells) => places.map((place) => cells[place] ?? ''));
}

/** Of a volunteer whose name changes. */
let latest = 1;
const RESPONSIBLE = 'Responsible person (of training and awards: who organised or granted)';
const formats: ExportFormat[] = ['csv', 'xlsx'];

describe.each(formats)('the ledger as %s', (format) => {
  it('whole, is what the verifier takes for the complete ledger of the signed head', async () => {
    const { path, rows } = await exported(format);
    expect(rows).toBe(700);
    const report = await verifyFile(path, check);
    expect(report).toMatchObject({
      valid: true,
      findings: [],
      extent: 'complete',
      rows: 700,
      erasedRows: 233,
    });
  });

  it.each<[string, LedgerFilter]>([
    ['a team', { teamId: culture }],
    ['a month', { month: '2026-10' }],
    ['a grade', { grade: 'retro' }],
    ['a linked party', { linkedParty: 'community' }],
    ['a subtree', { organizationPath: '/bayi/shuangyong/' }],
    ['nothing at all', { month: '2020-01' }],
  ])('of %s holds those rows, and the verifier sees that the rest was left out', async (_, filter) => {
    const { path, rows } = await exported(format, filter);
    const report = await verifyFile(path, check);
    expect(report).toMatchObject({ valid: true, findings: [], extent: 'partial', rows });
    expect(rows > 0).toBe(filter.month !== '2020-01');
  });

  it('shows names, teams and titles as they are, but none that a spreadsheet would run', async () => {
    const { path } = await exported(format);
    const rows = await columnsOf(path, 'Month', 'Team', 'Volunteer', 'Activity');
    expect(rows[0]?.slice(0, 2)).toEqual(['2026-10', '"文艺"队']);
    expect(rows[1]?.[2]).toMatch(/^'\+卓玛/);
    expect(new Set(rows.map((cells) => cells[3]))).toEqual(
      new Set([
        '清扫河道',
        `'=HYPERLINK("http://evil")`,
        `''=1`,
        'a,"b"\nc',
        'བོད་ཡིག <&> ',
        "'@sum",
        "'-1",
        '_x0041_',
      ]),
    );
  });

  it('says where each activity was, what was done and who answered for it; of a training, who organised it', async () => {
    const { path } = await exported(format);
    const rows = await columnsOf(path, 'Activity id', 'Place', 'Content', RESPONSIBLE);
    const name = `'+卓玛 ${volunteers[0]?.slice(-4)}`;
    const told = rows.filter(([id]) => id === riverside);
    expect(told).toHaveLength(336);
    expect(new Set(told.map((cells) => cells.slice(1).join('|')))).toEqual(
      new Set([`'=河边,"下游"|清理河岸，\n分类 <&>|${name}`]),
    );
    const others = rows.filter(([id]) => id !== riverside);
    const said = others.map((cells) => cells.slice(1).join('|'));
    expect(new Set(said)).toEqual(new Set(['||', '|心肺复苏|红十字会']));
    expect(said.filter((text) => text !== '||')).toHaveLength(14);
  });

  it.each<[Language, string[], string[]]>([
    ['zh-CN', ['环境保护', '服务时长', '扫码核验', '社区;社区志愿者'], ['', '培训', '扫码核验', '']],
    [
      'en',
      ['Environment', 'Service time', 'Verified by code', 'Community;Community volunteers'],
      ['', 'Training', 'Verified by code', ''],
    ],
  ])('has words for codes in %s, which the verifier understands', async (language, serviceTime, training) => {
    const { path } = await exported(format, {}, administrator, language);
    const lines = await linesOf(path);
    const rows = rowsOf(
      lines,
      lines.findIndex((cells) => cells.length > 20),
    );
    const worded = ['activityClass', 'kind', 'grade', 'linkedParties'];
    const places = worded.map((key) => exportColumns.findIndex((column) => column.key === key));
    const words = rows.map((cells) => places.map((place) => cells[place] ?? ''));
    expect(words).toContainEqual(serviceTime);
    expect(words).toContainEqual(training);
    expect(await verifyFile(path, check)).toMatchObject({ valid: true, findings: [], rows: 700 });
  });

  it.each([
    ['Team', '"文艺"队', '"文化"队'],
    ['Volunteer', () => `'+卓玛 ${volunteers[1]?.slice(-4)}`, '张三'],
    ['Place', `'=河边,"下游"`, '村口'],
    ['Content', '心肺复苏', '包扎'],
    [RESPONSIBLE, '红十字会', '街道'],
  ])('names the row in which the %s was changed, that no leaf holds', async (column, before, after) => {
    const { path } = await exported(format);
    const lines = await linesOf(path);
    const header = lines.findIndex((cells) => cells[0] === 'Month');
    const place = lines[header]?.indexOf(column) ?? -1;
    const shown = typeof before === 'string' ? before : before();
    const row = lines.findIndex((cells, at) => at > header && cells[place] === shown);
    const changed = lines.with(row, lines[row]?.with(place, after) ?? []);
    const quoted = changed.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
    await writeFile(path, `${quoted.join('\n')}\n`);
    expect((await verifyFile(path, check)).findings).toEqual([
      expect.objectContaining({ kind: 'readingChanged', detail: expect.stringContaining(after) }),
    ]);
  });

  it('is valid for somebody whose name changes while it is written', async () => {
    const [id = ''] = volunteers;
    const rename = (displayName: string, version: number) =>
      app
        .get(DirectoryRepository)
        .saveVolunteer(app.get(DataSource).manager, { id, version, displayName, language: 'zh-CN' });
    latest += 2;
    const wanted = { format, actor: administrator };
    const { content } = await exportedLedger(gateway, wanted, () => rename('拉姆', latest));
    await rename(`+卓玛 ${id.slice(-4)}`, latest + 1);
    const path = join(folder, `${uuidv7()}.${format}`);
    await writeFile(path, content);
    expect((await linesOf(path)).flat()).toContain('拉姆');
    expect(await verifyFile(path, check)).toMatchObject({ valid: true, readings: true });
  });

  it('of a leader holds the own team only', async () => {
    const leader: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'leader', teamId: culture }] };
    const { path, rows } = await exported(format, {}, leader);
    const lines = await linesOf(path);
    expect(rows).toBe(Math.ceil(700 / 9));
    expect(lines.filter((cells) => cells[1]?.includes('护河队'))).toEqual([]);
    expect(await verifyFile(path, check)).toMatchObject({ valid: true, findings: [], extent: 'partial' });
  });
});

describe('an export', () => {
  it('is refused to a member', async () => {
    const member: Actor = { id: uuidv7(), kind: 'person', grants: [] };
    await expect(exported('csv', {}, member)).rejects.toThrow('FORBIDDEN');
  });

  it('of a row that was changed by hand is named by the verifier', async () => {
    const { path } = await exported('csv');
    const lines = await linesOf(path);
    const changed = lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
    const victim = lines.find((cells) => cells.includes('Environment'));
    const at = lines.indexOf(victim ?? []);
    changed[at] = (changed[at] ?? '').replace('Environment', 'Culture');
    await writeFile(path, `${changed.join('\n')}\n`);
    const report = await verifyFile(path, check);
    expect(report.valid).toBe(false);
    expect(JSON.stringify(report)).toContain(
      victim?.[exportColumns.findIndex(({ key }) => key === 'entryId')] ?? '?',
    );
  });

  it('tells of nobody who was erased, not even by a hash that they are in it', async () => {
    const content = await readFile((await exported('csv')).path, 'utf8');
    const hashOf = (id = '', name = '') => readingHash({ kind: 'volunteer', id, texts: [name] });
    expect(content).toContain(hashOf(volunteers[1], `+卓玛 ${volunteers[1]?.slice(-4)}`));
    expect(content).not.toContain(hashOf(erased));
  });

  it('is valid for somebody who is erased while it is written', async () => {
    const { manager } = app.get(DataSource);
    const [id, displayName] = [uuidv7(), '次仁'];
    const directory = app.get(DirectoryRepository);
    await directory.saveVolunteer(manager, { id, version: 1, displayName, language: 'zh-CN' });
    await app.get(LedgerEntriesRepository).append(manager, [{ ...entryAt(1), volunteerId: id }]);
    await sealEverything(app);
    const wanted = { format: 'csv', actor: administrator } as const;
    const { content } = await exportedLedger(gateway, wanted, async () => {
      await app.get(PersonSalts).erase(manager, id);
      await directory.eraseVolunteer(manager, id, new Date().toISOString());
    });
    const path = join(folder, 'erased-meanwhile.csv');
    await writeFile(path, content);
    expect(await verifyFile(path, check)).toMatchObject({ valid: true, findings: [], rows: 701 });
  });
});
