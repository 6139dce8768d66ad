import { ActivityInput, type Activity } from '@liandong/contracts/activities/activity';
import { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import { CheckInPolicyInput, CheckInWay, CheckOutRule } from '@liandong/contracts/check-ins/check-in-policy';
import { z } from 'zod';
import { dayOf, fromLocalInput, toLocalInput } from '../../shared/time/shanghai.js';
import { typedNumber } from '../../shared/i18n/typed-number.js';

/** A break as it is typed, in Asia/Shanghai. */
const BreakDraft = z.object({ from: z.string(), to: z.string() });
export type BreakDraft = z.infer<typeof BreakDraft>;

/** Where the activity is, as it is typed. */
const PositionDraft = z.object({ latitude: z.string(), longitude: z.string(), radiusMeters: z.string() });
export type PositionDraft = z.infer<typeof PositionDraft>;

/** The form's values as they are typed; times are `datetime-local` values in Asia/Shanghai. */
export const ActivityDraft = z.object({
  teamId: z.string(),
  title: z.string(),
  activityClass: z.union([ActivityClass, z.literal('')]),
  place: z.string(),
  /** Empty: whoever makes the activity. */
  responsibleId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  capacity: z.string(),
  description: z.string(),
  linkedParties: z.array(LinkedParty),
  earlyMinutes: z.string(),
  lateMinutes: z.string(),
  walkIns: z.boolean(),
  ways: z.array(CheckInWay),
  checkOut: CheckOutRule,
  breaks: z.array(BreakDraft),
  position: PositionDraft.nullable(),
});
export type ActivityDraft = z.infer<typeof ActivityDraft>;

export const draftFields = [
  'teamId',
  'title',
  'activityClass',
  'place',
  'responsibleId',
  'startsAt',
  'endsAt',
  'capacity',
  'description',
  'linkedParties',
  'earlyMinutes',
  'lateMinutes',
  'walkIns',
  'ways',
  'checkOut',
  'breaks',
  'position',
] as const satisfies readonly (keyof ActivityDraft)[];

export type DraftField = (typeof draftFields)[number];

/** What is wrong with a value; the form has a sentence for each. */
export type DraftError = 'missing' | 'invalid' | 'endsBeforeStart' | 'tooLong' | 'outsideActivity';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A new activity: tomorrow from nine to half past eleven, for the only team if there is one. */
export function newDraft(now: Date, teamId: string): ActivityDraft {
  const tomorrow = dayOf(new Date(now.getTime() + DAY_MS));
  return {
    teamId,
    title: '',
    activityClass: '',
    place: '',
    responsibleId: '',
    startsAt: `${tomorrow}T09:00`,
    endsAt: `${tomorrow}T11:30`,
    capacity: '30',
    description: '',
    linkedParties: [],
    earlyMinutes: '60',
    lateMinutes: '60',
    walkIns: false,
    ways: CheckInPolicyInput.parse({}).ways,
    checkOut: 'required',
    breaks: [],
    position: null,
  };
}

export function draftOf(activity: Activity): ActivityDraft {
  const { teamId, title, activityClass, place, description, linkedParties, checkInPolicy } = activity;
  return {
    teamId,
    title,
    activityClass,
    place,
    description,
    linkedParties,
    responsibleId: activity.responsible?.id ?? '',
    startsAt: toLocalInput(activity.startsAt),
    endsAt: toLocalInput(activity.endsAt),
    capacity: activity.capacity === null ? '' : String(activity.capacity),
    earlyMinutes: String(checkInPolicy.earlyMinutes),
    lateMinutes: String(checkInPolicy.lateMinutes),
    walkIns: checkInPolicy.walkIns,
    ways: checkInPolicy.ways,
    checkOut: checkInPolicy.checkOut,
    breaks: checkInPolicy.breaks.map(({ from, to }) => ({ from: toLocalInput(from), to: toLocalInput(to) })),
    position: positionDraft(checkInPolicy.position),
  };
}

function positionDraft(position: Activity['checkInPolicy']['position']): PositionDraft | null {
  if (position === null) return null;
  const { latitude, longitude, radiusMeters } = position;
  return { latitude: String(latitude), longitude: String(longitude), radiusMeters: String(radiusMeters) };
}

/**
 * The times when the start is moved: end and breaks move by as much; what is incomplete stays as it is.
 * @param from the last complete start: a field is empty while one of its parts is
 */
export function movedTo(
  { endsAt, breaks }: ActivityDraft,
  from: string,
  startsAt: string,
): Pick<ActivityDraft, 'startsAt' | 'endsAt' | 'breaks'> {
  const [before, after] = [from, startsAt].map(fromLocalInput);
  if (!before || !after) return { startsAt, endsAt, breaks };
  const move = (typed: string) => {
    const instant = fromLocalInput(typed);
    return instant
      ? toLocalInput(new Date(Date.parse(instant) + Date.parse(after) - Date.parse(before)))
      : typed;
  };
  return {
    startsAt,
    // An end that was before the start had no length to keep.
    endsAt: endsAt > from ? move(endsAt) : endsAt,
    breaks: breaks.map((one) => ({ from: move(one.from), to: move(one.to) })),
  };
}

function asInput(draft: ActivityDraft): unknown {
  return {
    teamId: draft.teamId,
    title: draft.title,
    activityClass: draft.activityClass,
    linkedParties: draft.linkedParties,
    place: draft.place,
    responsibleId: draft.responsibleId || undefined,
    description: draft.description,
    startsAt: fromLocalInput(draft.startsAt),
    endsAt: fromLocalInput(draft.endsAt),
    capacity: draft.capacity.trim() === '' ? null : typedNumber(draft.capacity),
    checkInPolicy: {
      earlyMinutes: typedNumber(draft.earlyMinutes),
      lateMinutes: typedNumber(draft.lateMinutes),
      walkIns: draft.walkIns,
      ways: draft.ways,
      checkOut: draft.checkOut,
      breaks: draft.breaks.map(({ from, to }) => ({ from: fromLocalInput(from), to: fromLocalInput(to) })),
      position: draft.position && {
        latitude: typedNumber(draft.position.latitude),
        longitude: typedNumber(draft.position.longitude),
        radiusMeters: typedNumber(draft.position.radiusMeters),
      },
    },
  };
}

export type JudgedDraft =
  | { ok: true; input: ActivityInput }
  | { ok: false; errors: Partial<Record<DraftField, DraftError>> };

/** Judges the values by the contract, so that form and gateway agree, and by the rule on times. */
export function judgeDraft(draft: ActivityDraft): JudgedDraft {
  const parsed = ActivityInput.safeParse(asInput(draft));
  const errors: Partial<Record<DraftField, DraftError>> = parsed.success ? {} : errorsOf(parsed.error, draft);
  const start = fromLocalInput(draft.startsAt);
  const end = fromLocalInput(draft.endsAt);
  if (start && end) {
    const length = Date.parse(end) - Date.parse(start);
    if (length <= 0) errors.endsAt ??= 'endsBeforeStart';
    if (length > DAY_MS) errors.endsAt ??= 'tooLong';
    if (!breaksFit(draft)) errors.breaks ??= 'outsideActivity';
  }
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, input: parsed.data };
  return { ok: false, errors };
}

/** Each break lies within the activity, and none overlaps another. */
function breaksFit({ startsAt, endsAt, breaks }: ActivityDraft): boolean {
  // Values of this form sort as the times that they name.
  const ordered = [...breaks];
  ordered.sort((one, other) => one.from.localeCompare(other.from));
  return ordered.every(({ from, to }, index) => {
    const earliest = ordered[index - 1]?.to ?? startsAt;
    return earliest <= from && from < to && to <= endsAt;
  });
}

function errorsOf(error: z.ZodError, draft: ActivityDraft): Partial<Record<DraftField, DraftError>> {
  const errors: Partial<Record<DraftField, DraftError>> = {};
  for (const issue of error.issues) {
    const field = draftFields.find((name) => issue.path.includes(name));
    if (field !== undefined) errors[field] ??= String(draft[field]).trim() === '' ? 'missing' : 'invalid';
  }
  return errors;
}
