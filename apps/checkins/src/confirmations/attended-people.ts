import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { stepsOf, type CurrentEntryRow } from '../ledger/current-entry.js';
import { otherService } from '../ledger/service-elsewhere.js';
import type { AttendedPerson, HeldFact, RecordedEntry } from './attended-person.js';
import { ConfirmationsRepository, type PersonRecord } from './confirmations.repository.js';

/** How far entries may lie from the activity and its check-ins: the widest window there is. */
const REACH_MS = 12 * 3_600_000;

/** Brings together what is known of the people of an activity. */
@Injectable()
export class AttendedPeople {
  constructor(private readonly repository: ConfirmationsRepository) {}

  async of(tx: EntityManager, activity: ActivityEntity): Promise<AttendedPerson[]> {
    const listed = await this.repository.findPeople(tx, activity);
    // Nobody is missing from an activity that was cancelled.
    const records = listed.filter(
      ({ came_id, attempt, entered }) =>
        activity.status !== 'cancelled' || came_id !== null || attempt !== null || entered,
    );
    const ids = records.map((record) => record.volunteer_id);
    const reach = reachOf(activity, records);
    const entriesOf = byPerson(await this.repository.findEntries(tx, activity.id, ids, reach));
    const othersOf = byPerson(await this.repository.findOtherService(tx, activity.id, ids, reach));
    return records.map((record) => {
      const id = record.volunteer_id;
      return personOf(record, entriesOf.get(id) ?? [], othersOf.get(id) ?? []);
    });
  }
}

function byPerson(entries: readonly CurrentEntryRow[]): Map<string, CurrentEntryRow[]> {
  const byId = new Map<string, CurrentEntryRow[]>();
  for (const entry of entries) {
    byId.set(entry.volunteer_id, [...(byId.get(entry.volunteer_id) ?? []), entry]);
  }
  return byId;
}

/** Check-ins may lie far from an activity that was moved after them. */
function reachOf(
  { startsAt, endsAt }: ActivityEntity,
  records: readonly PersonRecord[],
): { from: Date; to: Date } {
  const facts = records.flatMap(({ came_at, went_at }) => [came_at, went_at]);
  const instants = [startsAt, endsAt, ...facts].flatMap((at: Date | null) => at?.getTime() ?? []);
  return {
    from: new Date(Math.min(...instants) - REACH_MS),
    to: new Date(Math.max(...instants) + REACH_MS),
  };
}

function personOf(
  record: PersonRecord,
  entries: readonly CurrentEntryRow[],
  others: readonly CurrentEntryRow[],
): AttendedPerson {
  return {
    volunteerId: record.volunteer_id,
    displayName: record.display_name,
    signedUp: record.signed_up,
    came: factOf(record.came_id, record.came_at, record.came_way, record.came_grade, record.came_provisional),
    went: factOf(record.went_id, record.went_at, record.went_way, record.went_grade, record.went_provisional),
    decision: decisionOf(record),
    attendance: entryOf(entries.find((entry) => entry.kind === 'attendance' && entry.times > 0)),
    service: entryOf(entries.find((entry) => entry.kind === 'serviceTime')),
    raise: raiseOf(record),
    others: others.map(otherService),
  };
}

function factOf(
  id: string | null,
  at: Date,
  way: HeldFact['way'],
  grade: HeldFact['grade'],
  provisional: boolean,
): HeldFact | null {
  return id === null ? null : { id, at, way, grade, provisional };
}

function decisionOf(record: PersonRecord): AttendedPerson['decision'] {
  if (record.attempt === null) return null;
  return {
    attempt: record.attempt,
    outcome: record.outcome,
    minutes: record.minutes,
    note: record.note,
    checkInId: record.check_in_id,
    checkOutId: record.check_out_id,
    decidedBy: record.decided_by,
    decidedAt: record.decided_at,
  };
}

function raiseOf(record: PersonRecord): AttendedPerson['raise'] {
  const { raise_entry_id: entryId, raise_minutes: minutes, raise_explanation: explanation } = record;
  return entryId === null ? null : { entryId, minutes, explanation: stepsOf({ explanation }) };
}

function entryOf(entry: CurrentEntryRow | undefined): RecordedEntry | null {
  if (!entry) return null;
  const { id, from_at: from, to_at: to, minutes, retro_minutes: retroMinutes, times, grade } = entry;
  return { id, from, to, minutes, retroMinutes, times, grade, explanation: stepsOf(entry) };
}
