import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { ConfirmationFix, ConfirmedOutcome } from '@liandong/contracts/confirmations/confirmation';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { HoursStep } from '@liandong/rules/hours-steps';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { attestedPart } from '../directory/held-part.js';
import { hoursAt } from '../directory/hours-at.js';
import type { AttendedPerson } from './attended-person.js';
import { isProven, proposalFor, stateOf } from './confirmation-state.js';

/** Service time that a confirmation brings into the ledger. */
export interface ConfirmedService {
  from: Date;
  to: Date;
  minutes: number;
  grade: EvidenceGrade;
  steps: HoursStep[];
}

/** One decision that is new, and what it changes in the ledger. */
export interface PlannedDecision {
  person: AttendedPerson;
  outcome: ConfirmedOutcome;
  note: string | null;
  /** What counts afterwards; null where nothing counts hours. */
  minutes: number | null;
  /** A new entry of service time. */
  service: ConfirmedService | null;
  /** The minutes that the recorded service time is lowered to. */
  lowerTo: number | null;
  /** Whether the attendance counts as a person-time afterwards. */
  attended: boolean;
}

const MINUTE_MS = 60_000;

interface Wish {
  people: readonly AttendedPerson[];
  activity: ActivityEntity;
  all: boolean;
  fixes: readonly ConfirmationFix[];
  actorId: string;
  now: Date;
}

/**
 * What a confirmation changes, or why it may not: each fix by itself, then every other row as proposed. Rows that
 * a person has to decide stay open, so do one's own, those who can still check out and those of whom more could count. What is decided already just
 * so is left alone, so that the same again changes nothing.
 * @throws AppError naming the first fix that may not be
 */
export function planConfirmation(wish: Wish): PlannedDecision[] {
  const { people, fixes, activity, all, now } = wish;
  const byId = new Map(people.map((person) => [person.volunteerId, person]));
  const planned = fixes.flatMap((fix) => {
    const person = byId.get(fix.volunteerId);
    if (!person) throw new AppError('CONFIRMATION_ROW_UNKNOWN');
    return planFix(person, fix, wish) ?? [];
  });
  if (!all) return planned;
  const fixed = new Set(fixes.map((fix) => fix.volunteerId));
  const others = people.filter(({ volunteerId }) => !fixed.has(volunteerId));
  return [...planned, ...others.flatMap((person) => asProposed(person, activity, now, wish.actorId) ?? [])];
}

function asProposed(
  person: AttendedPerson,
  activity: ActivityEntity,
  now: Date,
  actorId: string,
): PlannedDecision | null {
  switch (stateOf(person, activity, now)) {
    case 'confirmed':
    case 'waiting':
    case 'raisable':
      return null;
    case 'absent':
      if (person.volunteerId === actorId) return null;
      return { ...undecided(person), outcome: 'noShow', attended: false };
    case 'proven':
    case 'entered':
      return { ...undecided(person), minutes: person.service?.minutes ?? null };
    case 'attendanceOnly':
      return undecided(person);
    case 'open': {
      const service = proposedService(person, activity);
      if (!service || person.volunteerId === actorId) return null;
      return { ...undecided(person), minutes: service.minutes, service };
    }
  }
}

function planFix(person: AttendedPerson, fix: ConfirmationFix, wish: Wish): PlannedDecision | null {
  const { activity, now, actorId } = wish;
  const state = stateOf(person, activity, now);
  const name = person.displayName;
  const wanted = () => (fix.outcome === 'noShow' ? null : wantedService(person, fix, activity));
  if (state === 'confirmed') {
    if (!isSameDecision(person, fix, wanted)) throw new AppError('CONFIRMATION_ROW_DECIDED', { name });
    return null;
  }
  if (state === 'waiting') throw new AppError('CONFIRMATION_ROW_WAITING', { name });
  if (fix.outcome === 'attended' && (state === 'absent' || givesTimeToAbsent(person, fix)))
    throw new AppError('CONFIRMATION_OF_ABSENT', { name });
  if (state === 'open' && person.volunteerId === actorId) throw new AppError('CONFIRMATION_OF_OWN_HOURS');

  const decision: PlannedDecision = { ...undecided(person), outcome: fix.outcome, note: fix.note };
  const { service } = person;
  if (fix.outcome === 'noShow') {
    const lowerTo = service && service.minutes > 0 ? 0 : null;
    return { ...decision, minutes: service ? 0 : null, lowerTo, attended: false };
  }
  if (service && (fix.minutes ?? 0) > service.minutes) throw raises(name, service.minutes);
  const count = wanted();
  if (!count) return decision;
  if (!service) return { ...decision, minutes: count.minutes, service: count };
  if (count.minutes > service.minutes) throw raises(name, service.minutes);
  const lowerTo = count.minutes < service.minutes ? count.minutes : null;
  return { ...decision, minutes: count.minutes, lowerTo };
}

/** Whoever only has an attendance that was entered afterwards gets hours the same way: with four eyes. */
function givesTimeToAbsent({ came, service }: AttendedPerson, { from, minutes }: ConfirmationFix): boolean {
  return !came && !service && (from !== undefined || minutes !== undefined);
}

/** What a fix says that counts; null where the activity counts no hours. */
function wantedService(
  person: AttendedPerson,
  fix: ConfirmationFix,
  activity: ActivityEntity,
): ConfirmedService | null {
  if (!recordsService(activity.activityClass)) return null;
  if (fix.from !== undefined && fix.to !== undefined) return timesAsSaid(person, fix.from, fix.to, activity);
  if (fix.minutes !== undefined) return minutesAsSaid(person, fix.minutes, activity);
  const { came, service } = person;
  if (!came && !service) return null;
  if (service) return { ...service, to: service.to ?? service.from, steps: service.explanation };
  const proposal = proposedService(person, activity);
  if (!proposal) throw new AppError('CONFIRMATION_NEEDS_TIME', { name: person.displayName });
  return proposal;
}

function timesAsSaid(
  person: AttendedPerson,
  said: string,
  until: string,
  activity: ActivityEntity,
): ConfirmedService {
  const [from, to] = [new Date(said), new Date(until)];
  const { startsAt, endsAt } = attestedPart(activity);
  if (from < startsAt || to > endsAt || to <= from) throw exceeds(person, activity);
  const { minutes, steps } = hoursAt(activity, from, to, person.others);
  const counted = steps.filter(({ code }) => ['counted', 'breakTaken', 'overlapWith'].includes(code));
  return {
    from,
    to,
    minutes,
    grade: 'leader',
    steps: [{ code: 'decidedTimes', from: said, to: until }, ...counted],
  };
}

/**
 * Counted from the check-in on, or from as much earlier as there is no room for it until the end. Breaks, and what other
 * activities count already, lie in it and are not of it.
 */
function minutesAsSaid(person: AttendedPerson, minutes: number, activity: ActivityEntity): ConfirmedService {
  const { startsAt, endsAt } = attestedPart(activity);
  const between = (from: Date, to: Date) => hoursAt(activity, from, to, person.others);
  if (minutes > between(startsAt, endsAt).minutes) throw exceeds(person, activity);
  const sinceCame = between(person.came?.at ?? startsAt, endsAt);
  const hasRoom = sinceCame.minutes >= minutes;
  const lasting = (length: number) =>
    hasRoom
      ? between(sinceCame.from, minutesAfter(sinceCame.from, length))
      : between(minutesAfter(endsAt, -length), endsAt);
  const most = Math.ceil((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  const { from, to } = lasting(fewest(most, (length) => lasting(length).minutes >= minutes));
  return { from, to, minutes, grade: 'leader', steps: [{ code: 'decidedMinutes', minutes }] };
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS);
}

/** The smallest number up to `most` of which something holds that holds of all larger ones. */
function fewest(most: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function proposedService(person: AttendedPerson, activity: ActivityEntity): ConfirmedService | null {
  const proposal = proposalFor(person, activity);
  return proposal && { ...proposal, grade: isProven(person) ? 'device' : 'leader' };
}

function isSameDecision(
  { decision, service }: AttendedPerson,
  fix: ConfirmationFix,
  wanted: () => ConfirmedService | null,
): boolean {
  if (decision?.outcome !== fix.outcome || decision.note !== fix.note) return false;
  if (fix.outcome === 'noShow' || !service) return true;
  return wanted()?.minutes === service.minutes;
}

function undecided(person: AttendedPerson): PlannedDecision {
  return {
    person,
    outcome: 'attended',
    note: null,
    minutes: null,
    service: null,
    lowerTo: null,
    attended: true,
  };
}

function raises(name: string, minutes: number): AppError {
  return new AppError('CONFIRMATION_RAISES', { name, minutes });
}

function exceeds({ others }: AttendedPerson, activity: ActivityEntity): AppError {
  const { startsAt, endsAt } = attestedPart(activity);
  const { minutes } = hoursAt(activity, startsAt, endsAt, others);
  const [from, to] = [shanghaiShort(startsAt), shanghaiShort(endsAt)];
  return new AppError('SERVICE_EXCEEDS_ACTIVITY', { from, to, minutes });
}
