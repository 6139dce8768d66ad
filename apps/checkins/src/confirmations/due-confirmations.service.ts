import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import type {
  DueConfirmation,
  UnconfirmedAttendance,
} from '@liandong/contracts/confirmations/due-confirmation';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { ledgerScopeOf } from '../ledger/ledger-scope.js';
import { WorkCalendarService } from '../work-calendar/work-calendar.service.js';
import { deadlineOf } from './confirmation-deadline.js';
import { DueConfirmationsRepository, type UnconfirmedRecord } from './due-confirmations.repository.js';

/** How far back the lists reach: what is older has long been a matter for retro cases. */
const LOOK_BACK_MS = 90 * 86_400_000;
const LIMIT = 200;

@Injectable()
export class DueConfirmationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: DueConfirmationsRepository,
    private readonly calendar: WorkCalendarService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError FORBIDDEN for those who look after no team */
  async due(actor: Actor): Promise<DueConfirmation[]> {
    const scope = ledgerScopeOf(actor);
    if (!scope) throw new AppError('FORBIDDEN');
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const calendar = await this.calendar.current(manager);
    const records = await this.repository.findDue(manager, scope, this.lately(now), LIMIT);
    return records.map((record) => ({
      activityId: record.id,
      activityTitle: record.title,
      teamId: record.team_id,
      teamName: record.team_name,
      endedAt: record.ends_at.toISOString(),
      cancelled: record.cancelled,
      open: record.open,
      deadline: deadlineOf(record.ends_at, now, calendar),
    }));
  }

  /** The actor's own attendances that count no hours yet. */
  async mine(actor: Actor): Promise<UnconfirmedAttendance[]> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const calendar = await this.calendar.current(manager);
    const records = await this.repository.findOfPerson(manager, actor.id, this.lately(now));
    return records
      .filter((record) => isDecidable(record, now))
      .map((record) => ({
        activityId: record.id,
        activityTitle: record.title,
        checkedInAt: record.came_at.toISOString(),
        reason: record.went_at ? 'awaitsLeader' : 'unclosed',
        deadline: deadlineOf(record.ends_at, now, calendar),
      }));
  }

  private lately(now: Date): { from: Date; to: Date } {
    return { from: new Date(now.getTime() - LOOK_BACK_MS), to: now };
  }
}

/** Whoever may still check out is not yet waited for. */
function isDecidable(record: UnconfirmedRecord, now: Date): boolean {
  const { went_at, ends_at, late_minutes, check_out, cancelled } = record;
  if (went_at || cancelled || check_out === 'automatic') return true;
  return now.getTime() > ends_at.getTime() + late_minutes * 60_000;
}
