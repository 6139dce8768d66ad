import { Injectable } from '@nestjs/common';
import type { QueuedScan } from '@liandong/contracts/check-ins/check-in-batch';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import { placeVerdict } from '@liandong/rules/place-verdict';
import { CLOCK_TOLERANCE_MS, STEP_SECONDS } from '@liandong/rules/venue-code';
import type { CodeTime } from '@liandong/rules/offline-verdict';
import type { EntityManager } from 'typeorm';
import type { ReadCode } from '../check-ins/scan.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { VenueCodeReader } from '../venue-codes/venue-code-reader.js';
import type { ReadRow, TimedRow } from './queued-row.js';

type LeaderScan = Extract<QueuedScan, { activityId: string; direction: string }>;

const STEP_MS = STEP_SECONDS * 1_000;

/** Reads what devices kept: the codes, and whether the sender may send such a row at all. */
@Injectable()
export class QueuedRowReader {
  constructor(
    private readonly codes: VenueCodeReader,
    private readonly directory: DirectoryRepository,
  ) {}

  /** What each row says, in their order. */
  async readAll(tx: EntityManager, rows: readonly TimedRow[], actor: Actor): Promise<ReadRow[]> {
    const scans = rows.map(({ scan }) => scan);
    const own = scans.flatMap((scan) => (scan.kind === 'own' ? [scan.code] : []));
    const ofLeader = scans.flatMap((scan) => (scan.kind === 'own' ? [] : [scan]));
    const [codes, activities, members] = await Promise.all([
      this.codes.readAll(own),
      this.directory.findActivities(
        tx,
        ofLeader.map(({ activityId }) => activityId),
      ),
      this.directory.findNames(
        tx,
        ofLeader.flatMap((scan) => (scan.kind === 'manual' ? [scan.volunteerId] : [])),
      ),
    ]);
    const known = new Map(activities.map((activity) => [activity.id, activity]));
    return scans.map((scan) => {
      if (scan.kind === 'own') return readOwn(scan, codes.get(scan.code), actor);
      const activity = known.get(scan.activityId) ?? null;
      const way = scan.kind;
      const memberId = scan.kind === 'manual' ? scan.volunteerId : null;
      const reject = (reason: Extract<ReadRow, { kind: 'rejected' }>['reason']): ReadRow => ({
        kind: 'rejected',
        reason,
        activity,
        way,
        memberId,
      });
      if (!activity) return reject('ACTIVITY_NOT_FOUND');
      if (!mayManageTeam(actor, activity)) return reject('FORBIDDEN');
      if (scan.kind === 'memberCode') return reject('CODE_MALFORMED');
      if (!members.has(scan.volunteerId)) return reject('VOLUNTEER_NOT_FOUND');
      return genuineOf(scan, activity, scan.volunteerId, { kind: 'none' });
    });
  }
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
    code: shownTimeOf(code.step),
    codesValidFrom: null,
    place: placeVerdict(code.activity.position, scan.position ?? null),
  };
}

function genuineOf(scan: LeaderScan, activity: ActivityEntity, memberId: string, code: CodeTime): ReadRow {
  return {
    kind: 'genuine',
    activity,
    direction: scan.direction,
    way: scan.kind,
    by: 'leader',
    memberId,
    code,
    codesValidFrom: null,
    place: placeVerdict(activity.position, scan.position ?? null),
  };
}

/** When the screen showed the code of a step. */
function shownTimeOf(step: number | null): CodeTime {
  if (step === null) return { kind: 'none' };
  return {
    kind: 'shown',
    from: step * STEP_MS - CLOCK_TOLERANCE_MS,
    until: (step + 2) * STEP_MS + CLOCK_TOLERANCE_MS,
  };
}
