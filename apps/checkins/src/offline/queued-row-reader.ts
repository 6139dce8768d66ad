import { Injectable } from '@nestjs/common';
import type { QueuedScan, RejectionReason } from '@liandong/contracts/check-ins/check-in-batch';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import { findPersonalData } from '@liandong/rules/personal-data';
import { placeVerdict } from '@liandong/rules/place-verdict';
import { shownSpanOf } from '@liandong/rules/venue-code';
import type { EntityManager } from 'typeorm';
import type { ReadCode } from '../check-ins/scan.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import type { VolunteerEntity } from '../directory/volunteer.entity.js';
import { MemberCodeReader, type ReadMemberCode } from '../member-codes/member-code-reader.js';
import { VenueCodeReader } from '../venue-codes/venue-code-reader.js';
import type { ReadRow, TimedRow } from './queued-row.js';
import { QueuedShortCodes } from './queued-short-codes.js';

type LeaderScan = Extract<QueuedScan, { activityId: string; direction: string }>;

/** Reads what devices kept: the codes, and whether the sender may send such a row at all. */
@Injectable()
export class QueuedRowReader {
  constructor(
    private readonly codes: VenueCodeReader,
    private readonly shortCodes: QueuedShortCodes,
    private readonly memberCodes: MemberCodeReader,
    private readonly directory: DirectoryRepository,
  ) {}

  /** What each row says, in their order. */
  async readAll(tx: EntityManager, rows: readonly TimedRow[], actor: Actor): Promise<ReadRow[]> {
    const scans = rows.map(({ scan }) => scan);
    const own = scans.flatMap((scan) => (scan.kind === 'own' ? [scan.code] : []));
    const activityIds = scans.flatMap((scan) => (scan.kind === 'own' ? [] : [scan.activityId]));
    const [codes, typed, activities, people] = await Promise.all([
      this.codes.readAll(own),
      this.shortCodes.readAll(tx, rows, actor.id),
      this.directory.findActivities(tx, activityIds),
      this.peopleOf(tx, scans),
    ]);
    const known = new Map(activities.map((activity) => [activity.id, activity]));
    return scans.map((scan) =>
      scan.kind === 'own'
        ? readOwn(scan, typed.get(scan.scanId) ?? codes.get(scan.code), actor)
        : readByLeader(scan, known.get(scan.activityId) ?? null, people.get(scan.scanId) ?? UNKNOWN, actor),
    );
  }

  /** Who was scanned or ticked, by scan. */
  private async peopleOf(tx: EntityManager, scans: readonly QueuedScan[]): Promise<Map<string, Person>> {
    const coded = scans.flatMap((scan) => (scan.kind === 'memberCode' ? [scan] : []));
    const ticked = scans.flatMap((scan) => (scan.kind === 'manual' ? [scan] : []));
    const [read, known] = await Promise.all([
      this.memberCodes.readAll(coded.map(({ code }) => code)),
      this.directory.findVolunteers(
        tx,
        ticked.map(({ volunteerId }) => volunteerId),
      ),
    ]);
    const volunteers = new Map(known.map((volunteer) => [volunteer.id, volunteer]));
    return new Map<string, Person>([
      ...coded.map(({ scanId }, index) => [scanId, read[index] ?? UNKNOWN] as const),
      ...ticked.map(
        ({ scanId, volunteerId }) => [scanId, tickedPerson(volunteers.get(volunteerId))] as const,
      ),
    ]);
  }
}

type Person =
  | Extract<ReadMemberCode, { kind: 'genuine' }>
  | { kind: 'refused'; reason: RejectionReason; volunteerId: string | null };

const UNKNOWN: Person = { kind: 'refused', reason: 'VOLUNTEER_NOT_FOUND', volunteerId: null };

function tickedPerson(volunteer: VolunteerEntity | undefined): Person {
  if (!volunteer) return UNKNOWN;
  const volunteerId = volunteer.id;
  if (volunteer.erasedAt) return { kind: 'refused', reason: 'MEMBER_ERASED', volunteerId };
  return { kind: 'genuine', volunteerId, code: { kind: 'none' }, revokedAt: null };
}

function readByLeader(
  scan: LeaderScan,
  activity: ActivityEntity | null,
  person: Person,
  actor: Actor,
): ReadRow {
  const rejected = { kind: 'rejected', activity, way: scan.kind, memberId: person.volunteerId } as const;
  if (!activity) return { ...rejected, reason: 'ACTIVITY_NOT_FOUND' };
  if (!mayManageTeam(actor, activity)) return { ...rejected, reason: 'FORBIDDEN' };
  if (scan.kind === 'manual' && findPersonalData(scan.reason)) {
    return { ...rejected, reason: 'PERSONAL_DATA_IN_TEXT' };
  }
  // Nobody takes in themselves with a leader's phone (product.md rule 4): neither by a tick nor by their own code.
  const whose = scan.kind === 'manual' ? scan.volunteerId : person.volunteerId;
  if (whose === actor.id) return { ...rejected, reason: 'OWN_CASE' };
  if (person.kind === 'refused') return { ...rejected, reason: person.reason };
  return {
    kind: 'genuine',
    activity,
    direction: scan.direction,
    way: scan.kind,
    by: 'leader',
    memberId: person.volunteerId,
    code: person.code,
    revokedAt: person.revokedAt,
    place: placeVerdict(activity.position, scan.position ?? null),
  };
}

function readOwn(
  scan: Extract<QueuedScan, { kind: 'own' }>,
  code: ReadCode | undefined,
  actor: Actor,
): ReadRow {
  if (!code)
    return { kind: 'rejected', reason: 'CODE_MALFORMED', activity: null, way: null, memberId: actor.id };
  const { activity, way } = code;
  if (code.kind === 'refused') {
    return { kind: 'rejected', reason: code.reason, activity, way, memberId: actor.id };
  }
  return {
    kind: 'genuine',
    activity: code.activity,
    direction: code.direction,
    way: code.way,
    by: 'own',
    memberId: actor.id,
    code: code.step === null ? { kind: 'none' } : { kind: 'shown', ...shownSpanOf(code.step) },
    revokedAt: code.kind === 'revoked' ? code.at : null,
    place: placeVerdict(code.activity.position, scan.position ?? null),
  };
}
