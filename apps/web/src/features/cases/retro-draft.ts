import type { Activity } from '@liandong/contracts/activities/activity';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { RetroInput } from '@liandong/contracts/ledger/correction-case';
import { EvidenceFile } from '@liandong/contracts/ledger/evidence';
import { minutesWithoutBreaks } from '@liandong/rules/activity-length';
import { z } from 'zod';
import { fromLocalInput } from '../../shared/time/shanghai.js';
import { typedNumber } from '../../shared/i18n/typed-number.js';
import { evidenceOf } from './evidence-draft.js';

export const RetroKind = z.enum(['service', 'attendance', 'training', 'award']);
export type RetroKind = z.infer<typeof RetroKind>;

/** What is entered afterwards, as it is being written. Times are values of `datetime-local` fields. */
export const RetroDraft = z.object({
  kind: RetroKind,
  teamId: z.string(),
  activityId: z.string(),
  volunteerIds: z.array(z.string()),
  title: z.string(),
  content: z.string(),
  grantedBy: z.string(),
  from: z.string(),
  to: z.string(),
  minutes: z.string(),
  reason: z.string(),
  reference: z.string(),
  files: z.array(EvidenceFile),
});
export type RetroDraft = z.infer<typeof RetroDraft>;

export const emptyRetro: RetroDraft = {
  kind: 'service',
  teamId: '',
  activityId: '',
  volunteerIds: [],
  title: '',
  content: '',
  grantedBy: '',
  from: '',
  to: '',
  minutes: '',
  reason: '',
  reference: '',
  files: [],
};

export type RetroField =
  | 'team'
  | 'activity'
  | 'members'
  | 'title'
  | 'content'
  | 'grantedBy'
  | 'from'
  | 'to'
  | 'minutes'
  | 'reason'
  | 'evidence';

/** What bounds the service time that may be entered. */
export type RetroActivity = Pick<Activity, 'id' | 'activityClass' | 'startsAt' | 'endsAt' | 'checkInPolicy'>;

/** The minutes between both ends without the activity's breaks; null while an end is missing. */
export function minutesOf(draft: RetroDraft, activity: RetroActivity | null): number | null {
  const from = fromLocalInput(draft.from);
  const to = fromLocalInput(draft.to);
  if (from === null || to === null) return null;
  const meant = activity ? spanOf(draft, activity) : { from, to };
  const span = { from: new Date(meant.from), to: new Date(meant.to) };
  return minutesWithoutBreaks(span, activity?.checkInPolicy.breaks ?? []);
}

/** What may be entered for the activity at most, in minutes. */
export function longestOf({ startsAt, endsAt, checkInPolicy }: RetroActivity): number {
  return minutesWithoutBreaks({ from: new Date(startsAt), to: new Date(endsAt) }, checkInPolicy.breaks);
}

/** The fields that cannot be sent as they are; the server judges the rest. */
export function retroProblems(draft: RetroDraft, activity: RetroActivity | null): Set<RetroField> {
  const problems = new Set<RetroField>();
  const need = (field: RetroField, given: boolean) => given || problems.add(field);
  const ofActivity = draft.kind === 'service' || draft.kind === 'attendance';
  need('team', draft.teamId !== '');
  need('members', draft.volunteerIds.length > 0);
  need('reason', draft.reason.trim() !== '');
  need('evidence', draft.files.length > 0 || draft.reference.trim() !== '');
  if (ofActivity) need('activity', activity !== null);
  else {
    need('title', draft.title.trim() !== '');
    need('grantedBy', draft.grantedBy.trim() !== '');
  }
  if (draft.kind === 'attendance') return problems;
  const from = fromLocalInput(draft.from);
  need('from', from !== null);
  if (draft.kind === 'award') return problems;
  const to = fromLocalInput(draft.to);
  need('to', to !== null && (from === null || from < to));
  if (draft.kind === 'service') {
    if (activity && !recordsService(activity.activityClass)) problems.add('activity');
    if (activity && from !== null && !problems.has('to'))
      outsideOf(draft, activity).forEach((at) => problems.add(at));
    return problems;
  }
  need('content', draft.content.trim() !== '');
  const minutes = typedNumber(draft.minutes);
  need(
    'minutes',
    Number.isInteger(minutes) && minutes >= 1 && minutes <= Math.min(1_440, minutesOf(draft, null) ?? 1_440),
  );
  return problems;
}

/** The field shows whole minutes: an activity's own end counts although its seconds are not seen. */
function outsideOf(draft: RetroDraft, activity: RetroActivity): RetroField[] {
  const { from, to } = spanOf(draft, activity);
  const early = from < activity.startsAt || from >= activity.endsAt;
  return [...(early ? ['from' as const] : []), ...(to > activity.endsAt ? ['to' as const] : [])];
}

function spanOf(draft: RetroDraft, { startsAt, endsAt }: RetroActivity): { from: string; to: string } {
  const from = fromLocalInput(draft.from) ?? '';
  const to = fromLocalInput(draft.to) ?? '';
  return {
    from: sameMinute(from, startsAt) ? startsAt : from,
    to: sameMinute(to, endsAt) ? endsAt : to,
  };
}

function sameMinute(one: string, other: string): boolean {
  return one.slice(0, 16) === other.slice(0, 16);
}

/** What to send; the draft has no problems. */
export function retroOf(draft: RetroDraft, activity: RetroActivity | null): RetroInput {
  const shared = {
    volunteerIds: draft.volunteerIds,
    reason: draft.reason.trim(),
    evidence: evidenceOf(draft),
  };
  const given = {
    teamId: draft.teamId,
    title: draft.title.trim(),
    grantedBy: draft.grantedBy.trim(),
    from: fromLocalInput(draft.from) ?? '',
  };
  const activityId = activity?.id ?? '';
  switch (draft.kind) {
    case 'service':
      return {
        kind: 'service',
        activityId,
        ...(activity ? spanOf(draft, activity) : { from: '', to: '' }),
        ...shared,
      };
    case 'attendance':
      return { kind: 'attendance', activityId, ...shared };
    case 'training':
      return {
        kind: 'training',
        ...given,
        to: fromLocalInput(draft.to) ?? '',
        content: draft.content.trim(),
        minutes: typedNumber(draft.minutes),
        ...shared,
      };
    case 'award':
      return { kind: 'award', ...given, ...shared };
  }
}

const fieldsOfCodes: Readonly<Record<string, RetroField>> = {
  FORBIDDEN: 'team',
  TEAM_NOT_FOUND: 'team',
  ACTIVITY_NOT_FOUND: 'activity',
  RETRO_TOO_SOON: 'activity',
  NOT_VOLUNTEER_SERVICE: 'activity',
  OWN_CASE: 'members',
  VOLUNTEER_NOT_FOUND: 'members',
  LEDGER_CASE_PENDING: 'members',
  RETRO_EXISTS: 'members',
  RETRO_OVERLAPS: 'members',
  RETRO_WHILE_CHECKED_IN: 'members',
  RETRO_OUTSIDE_ACTIVITY: 'from',
  RETRO_IN_BREAK: 'from',
  MORE_THAN_ACTIVITY: 'minutes',
  EVIDENCE_NOT_FOUND: 'evidence',
};

/** The field that an error of the API belongs to; null for one that concerns no field. */
export function fieldOfCode(code: string): RetroField | null {
  return fieldsOfCodes[code] ?? null;
}
