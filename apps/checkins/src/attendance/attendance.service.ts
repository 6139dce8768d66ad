import { Injectable } from '@nestjs/common';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { Attendance, AttendanceRow, MyAttendance } from '@liandong/contracts/check-ins/attendance';
import { mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { heldPart } from '../directory/held-part.js';
import { hoursAt } from '../directory/hours-at.js';
import { AttendanceRepository, type AttendanceRecord, type RecordedPart } from './attendance.repository.js';

@Injectable()
export class AttendanceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly attendance: AttendanceRepository,
    private readonly clock: Clock,
  ) {}

  /** Who is expected and who came, for those who may read the team. */
  async attendanceOf(activityId: string, actor: Actor): Promise<Attendance> {
    const { manager } = this.dataSource;
    const activity = heldPart(await this.directory.getActivity(manager, activityId));
    if (!mayReadTeam(actor, activity)) throw new AppError('FORBIDDEN');
    const now = this.clock.now();
    // Who decides and who corrects does it afterwards: while people come and go, the list spares itself the ledger.
    const isOver = now >= activity.endsAt;
    const [found, refused, recorded] = await Promise.all([
      this.attendance.findRows(manager, activityId, activity.factMonth),
      this.attendance.countRefused(manager, activityId),
      isOver ? this.attendance.findRecorded(manager, activityId) : new Map<string, RecordedPart>(),
    ]);
    const entered = (id: string) => recorded.get(id)?.entered === true;
    // Who was entered afterwards was there after all, with a check-in or without.
    const records = [
      ...found.map((row) => ({ ...row, no_show: row.no_show && !entered(row.volunteer_id) })),
      ...(await this.unlisted([...recorded.keys()].filter(entered), found)),
    ];
    const came = records.filter((row) => (row.checked_in_at ?? entered(row.volunteer_id)) && !row.no_show);
    return {
      activityId,
      activityTitle: activity.title,
      asOf: now.toISOString(),
      counts: {
        signedUp: records.filter((row) => row.signed_up).length,
        checkedIn: came.length,
        checkedOut: came.filter((row) => row.checked_out_at).length,
        walkIns: came.filter((row) => !row.signed_up).length,
        refused,
      },
      rows: records.map((record) => rowOf(record, activity, recorded.get(record.volunteer_id))),
    };
  }

  /** Those of these people who are on no list, as records without a scan. */
  private async unlisted(ids: string[], found: readonly AttendanceRecord[]): Promise<AttendanceRecord[]> {
    const listed = new Set(found.map((row) => row.volunteer_id));
    const others = ids.filter((id) => !listed.has(id));
    const names = await this.directory.findNames(this.dataSource.manager, others);
    return others.map((id) => ({
      volunteer_id: id,
      display_name: names.get(id) ?? '',
      signed_up: false,
      checked_in_at: null,
      checked_out_at: null,
      way: null,
      grade: null,
      attested: null,
      no_show: false,
      confirmed_minutes: null,
    }));
  }

  /** Nobody at an activity that is not known here. @throws AppError FORBIDDEN for everybody but services */
  async walkInsOf(activityId: string, actor: Actor): Promise<{ volunteerIds: string[] }> {
    if (actor.kind !== 'service') throw new AppError('FORBIDDEN');
    const { manager } = this.dataSource;
    const [activity] = await this.directory.findActivities(manager, [activityId]);
    if (!activity) return { volunteerIds: [] };
    return { volunteerIds: await this.attendance.findWalkIns(manager, activityId, activity.factMonth) };
  }

  /** When the actor came and left. @throws AppError ACTIVITY_NOT_FOUND */
  async mine(activityId: string, actor: Actor): Promise<MyAttendance> {
    const { manager } = this.dataSource;
    const { factMonth } = await this.directory.getActivity(manager, activityId);
    const volunteerId = actor.id;
    const [facts, decision] = await Promise.all([
      this.attendance.findTimes(manager, { activityId, factMonth, volunteerId }),
      this.attendance.findLastDecision(manager, activityId, volunteerId),
    ]);
    const isDenied =
      decision?.outcome === 'noShow' &&
      decision.check_in_id === (facts.in?.id ?? null) &&
      decision.check_out_id === (facts.out?.id ?? null);
    const recorded = isDenied ? await this.attendance.findRecorded(manager, activityId, volunteerId) : null;
    return {
      checkedInAt: facts.in?.at.toISOString() ?? null,
      checkedOutAt: facts.out?.at.toISOString() ?? null,
      noShow: isDenied && recorded?.get(volunteerId)?.entered !== true,
    };
  }
}

function rowOf(
  record: AttendanceRecord,
  activity: ActivityEntity,
  recorded: RecordedPart | undefined,
): AttendanceRow {
  const entered = recorded?.entered === true;
  const mayCount = recordsService(activity.activityClass) && !record.no_show;
  const awaitsLeader = mayCount && record.attested === true && record.confirmed_minutes === null;
  const counted = mayCount && !awaitsLeader ? minutesOf(record, activity) : null;
  return {
    volunteerId: record.volunteer_id,
    displayName: record.display_name,
    signedUp: record.signed_up,
    checkedInAt: record.checked_in_at?.toISOString() ?? null,
    checkedOutAt: record.checked_out_at?.toISOString() ?? null,
    way: record.way,
    grade: recorded?.grade ?? record.grade ?? (entered ? 'retro' : null),
    minutes: recorded?.minutes ?? record.confirmed_minutes ?? counted,
    retroMinutes: recorded?.retro_minutes ?? 0,
    awaitsLeader,
    noShow: record.no_show,
    entered,
  };
}

function minutesOf(record: AttendanceRecord, activity: ActivityEntity): number | null {
  if (!record.checked_in_at || !record.checked_out_at) return null;
  return hoursAt(activity, record.checked_in_at, record.checked_out_at).minutes;
}
