import { canonicalJson } from './canonical-json.js';
import { shownGrade, wordedColumns, wordsOf } from './export-words.js';
import type { EntryFacts, EntryPerson } from './ledger-entry.js';
import type { SignedReadings } from './readings.js';
import { treeHeadJson, type TreeHead } from './tree-head.js';

/**
 * The format of an exported ledger: what the server writes and the verifier reads, for CSV and XLSX (first sheet)
 * alike.
 *
 *     liandong-ledger-export/2 │ complete or partial
 *     liandong-tree-head       │ the signed head, canonical JSON
 *     liandong-earlier-head    │ an older one; any number of these, oldest first: they narrow down a change
 *     liandong-how-to-check    │ a sentence
 *     header                   │ in Chinese, English, or the columns' keys
 *     rows                     │ in ascending order of leafIndex, all below the head's size
 *     liandong-readings        │ what is signed of the next lines, canonical JSON
 *     liandong-reading-hashes  │ hashes of all that may stand there for reading, joined by `.`; any number of these
 *     liandong-export-end      │ number of rows │ skipped subtrees after the last row
 *
 * Codes are written as words, `exportWords`, in the language of the header; wherever a file has bare codes, they are read
 * as they are.
 *
 * A complete export holds every leaf from 0 to the head's size. A partial one (a filter, a scope) names in each
 * row's `skipped` cell the roots of the complete subtrees (`subtreesOf`) between the row before and this one, in
 * hexadecimal, joined by `.`; so the root can be computed as the rows go by, in constant memory.
 */
export const EXPORT_FORMAT = 'liandong-ledger-export/2';
/** As it was before what stands in a file for reading was signed. */
export const EARLIER_FORMAT = 'liandong-ledger-export/1';
export const HEAD_LINE = 'liandong-tree-head';
export const EARLIER_HEAD_LINE = 'liandong-earlier-head';
export const HOW_LINE = 'liandong-how-to-check';
export const READINGS_LINE = 'liandong-readings';
export const READING_HASHES_LINE = 'liandong-reading-hashes';
export const END_LINE = 'liandong-export-end';

export type ExportExtent = 'complete' | 'partial';

export interface ExportRow {
  readonly facts: EntryFacts;
  /** In no leaf, which holds the team's id; signed with the file, as are the others for reading. */
  readonly teamName: string;
  /** The leaf holds the volunteer's id, salted. */
  readonly volunteerName: string;
  /**
   * Where the activity was, what was done there, and the name of who answered for it; of a training or an award, who
   * organised or granted it.
   */
  readonly place: string;
  readonly content: string;
  readonly responsible: string;
  /** With the salt for a person, only the commitment for one who was erased. */
  readonly person: EntryPerson | { readonly commitment: string };
  readonly leafIndex: number;
  /** Hexadecimal. */
  readonly leafHash: string;
  /** Roots of the subtrees between the row before and this one, hexadecimal; empty when it is the next leaf. */
  readonly skipped: readonly string[];
}

export type ExportCell = string | number;

export interface ExportColumn {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly cell: (row: ExportRow) => ExportCell;
}

/** Between the parties of one cell. */
export const PARTIES_APART = ';';

/** In this order. An absent value is an empty cell; times are Asia/Shanghai (UTC+8), to the second. */
export const exportColumns = [
  { key: 'month', zh: '月份', en: 'Month', cell: ({ facts }) => shanghaiTime(facts.from).slice(0, 7) },
  { key: 'teamName', zh: '队伍', en: 'Team', cell: (row) => row.teamName },
  { key: 'volunteerName', zh: '志愿者', en: 'Volunteer', cell: (row) => row.volunteerName },
  { key: 'title', zh: '活动', en: 'Activity', cell: ({ facts }) => facts.title },
  { key: 'place', zh: '地点', en: 'Place', cell: (row) => row.place },
  { key: 'content', zh: '服务内容', en: 'Content', cell: (row) => row.content },
  {
    key: 'responsible',
    zh: '负责人（培训、表彰为主办或授予单位）',
    en: 'Responsible person (of training and awards: who organised or granted)',
    cell: (row) => row.responsible,
  },
  {
    key: 'activityClass',
    zh: '活动类别',
    en: 'Activity class',
    cell: ({ facts }) => facts.activityClass ?? '',
  },
  { key: 'kind', zh: '记录类型', en: 'Kind', cell: ({ facts }) => facts.kind },
  { key: 'from', zh: '开始（北京时间）', en: 'From (UTC+8)', cell: ({ facts }) => shanghaiTime(facts.from) },
  {
    key: 'to',
    zh: '结束（北京时间）',
    en: 'To (UTC+8)',
    cell: ({ facts }) => (facts.to === null ? '' : shanghaiTime(facts.to)),
  },
  {
    key: 'minutes',
    zh: '分钟（培训为学时，不计服务）',
    en: 'Minutes (of training: study, not service)',
    cell: ({ facts }) => facts.minutes,
  },
  { key: 'times', zh: '人次', en: 'Person-times', cell: ({ facts }) => facts.times },
  { key: 'grade', zh: '证据等级', en: 'Evidence grade', cell: ({ facts }) => shownGrade(facts) },
  {
    key: 'recordedAt',
    zh: '入账时间（北京时间）',
    en: 'Recorded (UTC+8)',
    cell: ({ facts }) => shanghaiTime(facts.recordedAt),
  },
  {
    key: 'linkedParties',
    zh: '五社联动',
    en: 'Linked parties',
    cell: ({ facts }) => facts.linkedParties.join(PARTIES_APART),
  },
  { key: 'entryId', zh: '记录编号', en: 'Entry', cell: ({ facts }) => facts.entryId },
  { key: 'corrects', zh: '更正的记录', en: 'Corrects', cell: ({ facts }) => facts.corrects ?? '' },
  { key: 'caseId', zh: '个案编号', en: 'Case', cell: ({ facts }) => facts.caseId ?? '' },
  { key: 'teamId', zh: '队伍编号', en: 'Team id', cell: ({ facts }) => facts.teamId ?? '' },
  {
    key: 'organizationPath',
    zh: '组织路径',
    en: 'Organisation path',
    cell: ({ facts }) => facts.organizationPath,
  },
  { key: 'activityId', zh: '活动编号', en: 'Activity id', cell: ({ facts }) => facts.activityId ?? '' },
  { key: 'checkInId', zh: '签到编号', en: 'Check-in id', cell: ({ facts }) => facts.checkInId ?? '' },
  {
    key: 'volunteerId',
    zh: '志愿者编号',
    en: 'Volunteer id',
    cell: ({ person }) => ('salt' in person ? person.volunteerId : ''),
  },
  {
    key: 'volunteerSalt',
    zh: '志愿者盐值',
    en: 'Volunteer salt',
    cell: ({ person }) => ('salt' in person ? person.salt : ''),
  },
  {
    key: 'volunteerCommitment',
    zh: '志愿者承诺值',
    en: 'Volunteer commitment',
    cell: ({ person }) => ('salt' in person ? '' : person.commitment),
  },
  { key: 'leafIndex', zh: '封存序号', en: 'Leaf', cell: (row) => row.leafIndex },
  { key: 'leafHash', zh: '封存哈希', en: 'Leaf hash', cell: (row) => row.leafHash },
  { key: 'skipped', zh: '略过部分', en: 'Skipped', cell: (row) => row.skipped.join('.') },
] as const satisfies readonly ExportColumn[];

export type ExportColumnKey = (typeof exportColumns)[number]['key'];

/** Older files have none of these. */
export const laterColumns: ReadonlySet<ExportColumnKey> = new Set(['place', 'content', 'responsible']);

/** What an export was made of. */
export interface ExportHeads {
  /** The one whose leaves the export holds. */
  readonly head: TreeHead;
  /** Older ones, oldest first; some dozens, spread over the ledger, are plenty. */
  readonly earlier: readonly TreeHead[];
}

/** The lines before the header. */
export function exportPreamble(
  { head, earlier }: ExportHeads,
  extent: ExportExtent,
  language: string,
): ExportCell[][] {
  return [
    [EXPORT_FORMAT, extent],
    [HEAD_LINE, treeHeadJson(head)],
    ...earlier.map((older) => [EARLIER_HEAD_LINE, treeHeadJson(older)]),
    [HOW_LINE, language === 'en' ? howToCheck.en : howToCheck.zh],
  ];
}

export const howToCheck = {
  en: 'The platform’s public page /ledger-heads has the command of liandong-verify and the public key: it says whether a row was changed.',
  zh: '平台公示页 /ledger-heads 列有核验命令（liandong-verify）和公钥，可核验任何一行是否被改动。',
} as const;

/** The header's cells. */
export function exportHeader(language: string): string[] {
  return exportColumns.map((column) => (language === 'en' ? column.en : column.zh));
}

const words = { zh: wordsIn('zh'), en: wordsIn('en') };

/** The cells of one row, in the order of the header. */
export function exportCells(row: ExportRow, language: string): ExportCell[] {
  const inLanguage = language === 'en' ? words.en : words.zh;
  return exportColumns.map(({ key, cell }) => {
    const code = cell(row);
    const known = inLanguage.get(key);
    if (!known || typeof code === 'number') return code;
    return code
      .split(PARTIES_APART)
      .map((part) => known.get(part) ?? part)
      .join(PARTIES_APART);
  });
}

function wordsIn(language: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(wordedColumns.map((key) => [key, wordsOf(key, language)]));
}

/** A cell of a spreadsheet holds 32,767 characters. */
const HASHES_TOGETHER = 900;

/** The lines after the rows that say what may stand in them for reading. */
export function exportReadings(signed: SignedReadings, hashes: readonly string[]): ExportCell[][] {
  const { digest, root, keyId, signature } = signed;
  const lines: ExportCell[][] = [[READINGS_LINE, canonicalJson({ digest, root, keyId, signature })]];
  for (let at = 0; at < hashes.length; at += HASHES_TOGETHER)
    lines.push([READING_HASHES_LINE, hashes.slice(at, at + HASHES_TOGETHER).join('.')]);
  return lines;
}

/** The last line: without it a file was cut off. */
export function exportEnd(rows: number, skipped: readonly string[]): ExportCell[] {
  return [END_LINE, rows, skipped.join('.')];
}

const OFFSET_MS = 8 * 3_600_000;

/** `2026-11-23 09:00:00` in Asia/Shanghai, as spreadsheets understand it. */
export function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

const SHANGHAI_TIME = /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const dayBefore = { day: '', before: '' };

/**
 * The instant of such a cell, as leaves hold it; null when it is not one. By its text: to make a date of it would
 * cost more than all else that is done with a row.
 */
export function instantOfShanghaiTime(cell: string): string | null {
  if (!SHANGHAI_TIME.test(cell)) return null;
  const hour = Number(cell.slice(11, 13)) - 8;
  const day = cell.slice(0, 10);
  return hour < 0
    ? `${previousDay(day)}T${hour + 24}${cell.slice(13)}Z`
    : `${day}T${hour < 10 ? '0' : ''}${hour}${cell.slice(13)}Z`;
}

/** The last day asked for is remembered: rows of one day follow each other. */
function previousDay(day: string): string {
  if (dayBefore.day !== day) {
    const at = Date.parse(`${day}T00:00:00Z`);
    dayBefore.before = Number.isNaN(at) ? day : new Date(at - 3 * OFFSET_MS).toISOString().slice(0, 10);
    dayBefore.day = day;
  }
  return dayBefore.before;
}
