import type { Language } from '@liandong/contracts/common/scalars';
import type { LedgerEntry } from '@liandong/contracts/ledger/ledger';

interface Column {
  readonly zh: string;
  readonly en: string;
  readonly cell: (entry: LedgerEntry) => string | number;
}

const columns: readonly Column[] = [
  { zh: '月份', en: 'Month', cell: (entry) => entry.month },
  { zh: '队伍', en: 'Team', cell: (entry) => entry.teamName },
  { zh: '志愿者', en: 'Volunteer', cell: (entry) => entry.volunteerName },
  { zh: '活动', en: 'Activity', cell: (entry) => entry.title },
  { zh: '活动类别', en: 'Activity class', cell: (entry) => entry.activityClass ?? '' },
  { zh: '记录类型', en: 'Kind', cell: (entry) => entry.kind },
  { zh: '开始（北京时间）', en: 'From (UTC+8)', cell: (entry) => wallClock(entry.from) },
  {
    zh: '结束（北京时间）',
    en: 'To (UTC+8)',
    cell: (entry) => (entry.to === null ? '' : wallClock(entry.to)),
  },
  { zh: '服务分钟', en: 'Minutes', cell: (entry) => entry.minutes },
  { zh: '证据等级', en: 'Evidence grade', cell: (entry) => entry.grade },
  { zh: '入账时间（北京时间）', en: 'Recorded (UTC+8)', cell: (entry) => wallClock(entry.recordedAt) },
  { zh: '记录编号', en: 'Entry', cell: (entry) => entry.id },
];

export function ledgerHeader(language: Language): string[] {
  return columns.map((column) => (language === 'en' ? column.en : column.zh));
}

/** The cells of one entry, in the order of the header. */
export function ledgerRow(entry: LedgerEntry): (string | number)[] {
  return columns.map((column) => column.cell(entry));
}

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-23 09:00:00` in Asia/Shanghai, as spreadsheets understand it. */
function wallClock(instant: string): string {
  return format.format(new Date(instant));
}
