import { createPublicKey, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, rm, stat, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  exportCells,
  exportEnd,
  exportHeader,
  exportPreamble,
  exportReadings,
  type ExportRow,
} from 'liandong-verify/export-format';
import { entryLeafHash, personCommitment, type EntryFacts } from 'liandong-verify/ledger-entry';
import { GrowingTree } from 'liandong-verify/merkle-tree';
import { readingHash, signReadings } from 'liandong-verify/readings';
import { privateKeyFromSeed, rawPublicKey } from 'liandong-verify/signing-keys';
import { signTreeHead } from 'liandong-verify/tree-head';

const PEOPLE = 5_000;
const TEAMS = 20;
const ACTIVITIES = 1_000;
const WRITTEN_TOGETHER = 500;

/** An export of invented entries and the key that it is checked with, base64. */
export interface ExportFile {
  readonly path: string;
  readonly publicKey: string;
  readonly bytes: number;
}

/** The ids of those whom the rows name. */
interface Named {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly activities: readonly string[];
}

const teamName = (at: number) => `${at} 队`;
const volunteerName = (at: number) => `志愿者 ${at}`;
const ABOUT = ['滨水步道入口', '清理河岸杂物，分类装袋，劝导乱扔垃圾。', '旺堆'] as const;

function hashesOf({ people, teams, activities }: Named): string[] {
  return [
    ...people.map((id, at) => readingHash({ kind: 'volunteer', id, texts: [volunteerName(at)] })),
    ...teams.map((id, at) => readingHash({ kind: 'team', id, texts: [teamName(at)] })),
    ...activities.map((id) => readingHash({ kind: 'activity', id, texts: ABOUT })),
  ];
}

/** Writes a complete export of so many rows, as the server would. */
export async function writeExport(path: string, size: number): Promise<ExportFile> {
  const privateKey = privateKeyFromSeed(Buffer.alloc(32, 1));
  const tree = new GrowingTree();
  const ids = (length: number) => Array.from({ length }, () => randomUUID());
  const named = { people: ids(PEOPLE), teams: ids(TEAMS), activities: ids(ACTIVITIES) };
  const rowsPath = `${path}.rows`;
  // The head stands before the rows, and is known after them.
  await pipeline(Readable.from(rowTexts(size, tree, named)), createWriteStream(rowsPath));
  const head = signTreeHead(
    { size, root: tree.root().toString('hex'), time: new Date().toISOString() },
    privateKey,
  );
  const before = [...exportPreamble({ head, earlier: [] }, 'complete', 'en'), exportHeader('en')];
  await writeFile(path, before.map(line).join(''));
  await pipeline(createReadStream(rowsPath), createWriteStream(path, { flags: 'a' }));
  await rm(rowsPath);
  const hashes = hashesOf(named);
  const readings = exportReadings(signReadings(hashes, head.root, privateKey), hashes);
  await appendFile(path, [...readings, exportEnd(size, [])].map(line).join(''));
  const { size: bytes } = await stat(path);
  return { path, publicKey: rawPublicKey(createPublicKey(privateKey)).toString('base64'), bytes };
}

function* rowTexts(size: number, tree: GrowingTree, named: Named): Generator<string> {
  let text = '';
  for (let leafIndex = 0; leafIndex < size; leafIndex++) {
    const row = rowOf(leafIndex, named);
    tree.addLeaf(Buffer.from(row.leafHash, 'hex'));
    text += line(exportCells(row, 'en'));
    if (leafIndex % WRITTEN_TOGETHER === 0 || leafIndex === size - 1) {
      yield text;
      text = '';
    }
  }
}

function rowOf(leafIndex: number, { people, teams, activities }: Named): ExportRow {
  const facts: EntryFacts = {
    entryId: randomUUID(),
    kind: 'serviceTime',
    title: '清扫河道，“第二场”',
    activityClass: 'environment',
    activityId: activities[leafIndex % ACTIVITIES] ?? '',
    teamId: teams[leafIndex % TEAMS] ?? '',
    organizationPath: '/bayi/xueyuan/',
    linkedParties: ['community', 'volunteers'],
    from: '2026-11-23T01:00:00Z',
    to: '2026-11-23T02:00:00Z',
    minutes: 60,
    times: 0,
    grade: 'device',
    recordedAt: '2026-11-23T02:00:01Z',
    checkInId: randomUUID(),
    corrects: null,
    caseId: null,
  };
  const person = {
    volunteerId: people[leafIndex % PEOPLE] ?? '',
    salt: randomUUID().replaceAll('-', ''),
  };
  const leafHash = entryLeafHash({ facts, commitment: personCommitment(person), leafIndex }).toString('hex');
  return {
    facts,
    person,
    leafIndex,
    leafHash,
    skipped: [],
    teamName: teamName(leafIndex % TEAMS),
    volunteerName: volunteerName(leafIndex % PEOPLE),
    place: ABOUT[0],
    content: ABOUT[1],
    responsible: ABOUT[2],
  };
}

function line(cells: readonly (string | number)[]): string {
  const quoted = cells.map((cell) =>
    typeof cell === 'string' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(',')}\n`;
}
