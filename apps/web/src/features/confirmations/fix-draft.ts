import type {
  Confirmation,
  ConfirmationFix,
  ConfirmationRow,
  ConfirmedOutcome,
} from '@liandong/contracts/confirmations/confirmation';
import { fromLocalInput, toLocalInput } from '../../shared/time/shanghai.js';

/** What the form of one row holds. */
export interface FixDraft {
  outcome: ConfirmedOutcome;
  by: 'times' | 'minutes';
  /** Values of `datetime-local` fields. */
  from: string;
  to: string;
  minutes: string;
  note: string;
}

export type FixProblem = 'times' | 'outside' | 'minutes' | 'tooMany' | 'raises' | 'note';

/**
 * Begins with the counted part of the check-ins. Without a check-out the end stays empty: how long somebody stayed is
 * for the leader to say, never the whole time by itself.
 */
export function draftOf(row: ConfirmationRow, { countsFrom, endsAt }: Confirmation): FixDraft {
  const from = row.checkedInAt && row.checkedInAt > countsFrom ? row.checkedInAt : countsFrom;
  const to = row.checkedOutAt && row.checkedOutAt < endsAt ? row.checkedOutAt : endsAt;
  return {
    outcome: 'attended',
    by: isCounted(row) ? 'minutes' : 'times',
    from: toLocalInput(from),
    to: row.checkedOutAt === null ? '' : toLocalInput(to),
    minutes: row.minutes === null ? '' : String(row.minutes),
    note: '',
  };
}

/** Counted already: a leader may lower it and never raise it. */
export function isCounted({ state }: Pick<ConfirmationRow, 'state'>): boolean {
  return ['proven', 'entered', 'raisable'].includes(state);
}

/** What is still wrong with a draft, in the order of the fields; null when it can be sent. */
export function problemOf(draft: FixDraft, row: ConfirmationRow, activity: Confirmation): FixProblem | null {
  const note = draft.note.trim() === '' ? ('note' as const) : null;
  if (draft.outcome === 'noShow' || !activity.recordsService) return note;
  if (draft.by === 'minutes') return problemOfMinutes(draft, row, activity) ?? note;
  const [from, to] = [fromLocalInput(draft.from), fromLocalInput(draft.to)];
  if (from === null || to === null || from >= to) return 'times';
  // A field knows minutes only, so the seconds of the activity's own bounds do not count against it.
  if (from < wholeMinute(activity.countsFrom) || to > activity.endsAt) return 'outside';
  return note;
}

function problemOfMinutes(
  { minutes }: FixDraft,
  row: ConfirmationRow,
  { longestMinutes }: Confirmation,
): FixProblem | null {
  if (!/^\d{1,4}$/.test(minutes.trim())) return 'minutes';
  if (isCounted(row) && Number(minutes) > (row.minutes ?? 0)) return 'raises';
  return Number(minutes) > longestMinutes ? 'tooMany' : null;
}

/** The fix that a draft without problems stands for. */
export function fixOf(draft: FixDraft, row: ConfirmationRow, activity: Confirmation): ConfirmationFix {
  const { outcome } = draft;
  const fix = { volunteerId: row.volunteerId, outcome, note: draft.note.trim() };
  if (outcome === 'noShow' || !activity.recordsService) return fix;
  if (draft.by === 'minutes') return { ...fix, minutes: Number(draft.minutes) };
  const from = fromLocalInput(draft.from) ?? activity.countsFrom;
  const to = fromLocalInput(draft.to) ?? activity.endsAt;
  return { ...fix, from: from < activity.countsFrom ? activity.countsFrom : from, to };
}

function wholeMinute(instant: string): string {
  return fromLocalInput(toLocalInput(instant)) ?? instant;
}
