import { recordsService } from '@liandong/contracts/activities/activity-class';
import type {
  ConfirmationRow,
  ConfirmationState,
  Presence,
} from '@liandong/contracts/confirmations/confirmation';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { unclosedHours, type CountedHours } from '@liandong/rules/hours';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { hoursAt } from '../directory/hours-at.js';
import type { AttendedPerson, RecordedEntry } from './attended-person.js';

/** How one person stands at an activity; see the schema of `ConfirmationRow` for the words. */
export function presenceOf(person: AttendedPerson, activity: ActivityEntity, now: Date): Presence {
  if (!person.came) return person.attendance ? 'entered' : 'noShow';
  // Where no time counts, nobody needs to say when they left.
  if (person.went || !recordsService(activity.activityClass)) return 'present';
  return now > checkOutClosesAt(activity) ? 'unclosed' : 'checkedIn';
}

/** What is left to do for one person; nothing of this is stored, it follows from facts, entries and decisions. */
export function stateOf(person: AttendedPerson, activity: ActivityEntity, now: Date): ConfirmationState {
  const { came, went, decision, attendance, service, raise } = person;
  if (raise && service) return 'raisable';
  if (decision) {
    const onTheseFacts =
      decision.checkInId === (came?.id ?? null) && decision.checkOutId === (went?.id ?? null);
    // Who was only not found comes after all with the scans that a phone sends later.
    if (onTheseFacts || (service && decision.outcome === 'attended')) return 'confirmed';
  }
  if (service) return isEntered(service) ? 'entered' : 'proven';
  if (!came) return attendance ? 'entered' : 'absent';
  if (!recordsService(activity.activityClass)) return 'attendanceOnly';
  return presenceOf(person, activity, now) === 'checkedIn' ? 'waiting' : 'open';
}

/** Nothing of it but what two people agreed to afterwards. */
function isEntered({ grade, minutes, retroMinutes }: RecordedEntry): boolean {
  return grade === 'retro' || (minutes > 0 && retroMinutes >= minutes);
}

/** Proven by codes alone, in and out: nobody's word is needed. */
export function isProven({ came, went }: AttendedPerson): boolean {
  return [came, went].every((fact) => fact !== null && fact.grade === 'device' && !fact.provisional);
}

/** What the check-ins by themselves would count; null without a check-out. */
export function proposalFor(person: AttendedPerson, activity: ActivityEntity): CountedHours | null {
  const { came, went, others } = person;
  if (!came || !went || !recordsService(activity.activityClass)) return null;
  return hoursAt(activity, came.at, went.at, others);
}

/** One line of the leader's list. */
export function rowOf(
  person: AttendedPerson,
  activity: ActivityEntity,
  now: Date,
  seenBy: { actorId: string; nameOf: (id: string) => string },
): ConfirmationRow {
  const { came, went, decision } = person;
  const state = stateOf(person, activity, now);
  return {
    volunteerId: person.volunteerId,
    displayName: person.displayName,
    signedUp: person.signedUp,
    presence: presenceOf(person, activity, now),
    late: came !== null && came.at > activity.startsAt,
    leftEarly: went !== null && went.at < activity.endsAt,
    checkedInAt: came?.at.toISOString() ?? null,
    checkedOutAt: went?.at.toISOString() ?? null,
    way: came?.way ?? null,
    grade: gradeOf(person),
    state,
    ...figureOf(person, activity, state),
    raise: person.raise,
    needsSecondPerson: state === 'open' && person.volunteerId === seenBy.actorId,
    decision: decision && {
      outcome: decision.outcome,
      overturned: isOverturned(person),
      note: decision.note,
      decidedBy: seenBy.nameOf(decision.decidedBy),
      decidedAt: decision.decidedAt.toISOString(),
    },
  };
}

/** Decided not to have been there, and entered afterwards with four eyes. */
function isOverturned({ decision, attendance }: AttendedPerson): boolean {
  return decision?.outcome === 'noShow' && attendance?.grade === 'retro';
}

function figureOf(
  person: AttendedPerson,
  activity: ActivityEntity,
  state: ConfirmationState,
): Pick<ConfirmationRow, 'minutes' | 'retroMinutes' | 'explanation'> {
  const { came, service } = person;
  if (service) {
    const { minutes, retroMinutes, explanation } = service;
    return { minutes, retroMinutes: Math.min(minutes, Math.max(0, retroMinutes)), explanation };
  }
  if (state === 'confirmed' || !came || !recordsService(activity.activityClass)) {
    return { minutes: null, retroMinutes: 0, explanation: [] };
  }
  const proposal = proposalFor(person, activity);
  return proposal
    ? { minutes: proposal.minutes, retroMinutes: 0, explanation: proposal.steps }
    : { minutes: null, retroMinutes: 0, explanation: unclosedHours({ ...activity, checkedInAt: came.at }) };
}

function gradeOf(person: AttendedPerson): ConfirmationRow['grade'] {
  if (person.service) return isEntered(person.service) ? 'retro' : person.service.grade;
  if (!person.came) return person.attendance?.grade ?? null;
  const facts = [person.came, ...(person.went ? [person.went] : [])];
  return facts.every((fact) => fact.grade === 'device' && !fact.provisional) ? 'device' : 'leader';
}

/** Nobody checks out of a cancelled activity. */
function checkOutClosesAt(activity: ActivityEntity): Date {
  return activity.checkOut === 'automatic' || activity.status === 'cancelled'
    ? activity.endsAt
    : checkInWindow(activity).closesAt;
}
