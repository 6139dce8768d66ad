import { uuidv7 } from 'uuidv7';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { lowering } from '../ledger/correction-amounts.js';
import type { NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import type { PlannedDecision } from './confirmation-plan.js';
import type { RecordedEntry } from './attended-person.js';

/**
 * What a decision adds to the ledger: service time that it brings, a correction that lowers what was recorded, and
 * a correction that takes the person-time of somebody who was not there.
 */
export function entriesOf(
  decision: PlannedDecision,
  activity: ActivityEntity,
  recordedAt: Date,
): NewLedgerEntry[] {
  const { person, service, lowerTo, attended } = decision;
  const common = commonOf(decision, activity, recordedAt);
  const entries: NewLedgerEntry[] = [];
  if (attended && !person.attendance && person.came) {
    const from = person.came.at;
    const { grade } = person.came;
    entries.push({
      ...common,
      id: uuidv7(),
      kind: 'attendance',
      from,
      to: null,
      minutes: 0,
      times: 1,
      grade,
    });
  }
  if (service) {
    const { from, to, minutes, grade, steps } = service;
    const counted = { from, to, minutes, grade, times: 0, explanation: steps };
    entries.push({ ...common, ...counted, id: uuidv7(), kind: 'serviceTime' });
  }
  if (person.service && lowerTo !== null) {
    const before = person.service.minutes;
    const lowered = { code: 'lowered', before, after: lowerTo };
    const explanation = [...person.service.explanation, lowered];
    for (const change of lowering(person.service, { minutes: before - lowerTo, times: 0 }))
      entries.push({ ...common, ...correctionOf(person.service), ...change, explanation });
  }
  if (!attended && person.attendance) {
    entries.push({ ...common, ...correctionOf(person.attendance), times: -person.attendance.times });
  }
  return entries;
}

/** A decrease keeps the month of what it corrects, and the grade unless another is taken from. */
function correctionOf(entry: RecordedEntry) {
  const { from, to, grade } = entry;
  return {
    id: uuidv7(),
    kind: 'correction' as const,
    corrects: entry.id,
    from,
    to,
    grade,
    minutes: 0,
    times: 0,
  };
}

function commonOf({ person }: PlannedDecision, activity: ActivityEntity, recordedAt: Date) {
  return {
    volunteerId: person.volunteerId,
    teamId: activity.teamId,
    organizationPath: activity.organizationPath,
    activityId: activity.id,
    title: activity.title,
    activityClass: activity.activityClass,
    linkedParties: activity.linkedParties,
    recordedAt,
    checkInId: person.went?.id ?? person.came?.id ?? null,
    corrects: null,
    caseId: null,
    explanation: null,
  };
}
