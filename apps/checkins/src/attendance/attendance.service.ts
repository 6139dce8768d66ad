import { Injectable } from '@nestjs/common';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { Attendance, AttendanceRow, MyAttendance } from '@liandong/contracts/check-ins/attendance';
import { mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
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
    const activity = await this.directory.getActivity(manager, activityId);
    if (!mayReadTeam(actor, activity)) throw new AppError('FORBIDDEN');
    const now = this.clock.now();
    // Who decides and who corrects does it afterwards: while people come and go, the list spares itself the ledger.
    const isOver = now >= activity.endsAt;
    const [found, refused, recorded] = await Promise.all([
      this.attendance.findRows(manager, activityId, activity.factMonth),
      this.attendance.countRefused(manager, activityId),
      isOver ? this.attendance.findRecorded(manager, activityId) : new Map<string, RecordedPart>(),
    ]);
    // Who was entered afterwards was there after all.
    const records = found.map((row) => ({
      ...row,
      no_show: row.no_show && recorded.get(row.volunteer_id)?.entered !== true,
    }));
    const came = records.filter((row) => row.checked_in_at && !row.no_show);
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
      rows: records.map((record) =>
        rowOf(record, activity, recorded.get(record.volunteer_id)?.minutes ?? null),
      ),
    };
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

function rowOf(record: AttendanceRecord, activity: ActivityEntity, recorded: number | null): AttendanceRow {
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
    grade: record.grade,
    minutes: recorded ?? record.confirmed_minutes ?? counted,
    awaitsLeader,
    noShow: record.no_show,
  };
}

function minutesOf(record: AttendanceRecord, activity: ActivityEntity): number | null {
  if (!record.checked_in_at || !record.checked_out_at) return null;
  return hoursAt(activity, record.checked_in_at, record.checked_out_at).minutes;
}
