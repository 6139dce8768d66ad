import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { confirmationDue } from '@liandong/contracts/confirmations/due-confirmation';
import { getManagers } from '@liandong/contracts/people/team';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { serviceContext } from '@liandong/messaging/service-context';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { WorkCalendarService } from '../work-calendar/work-calendar.service.js';
import { deadlineOf } from './confirmation-deadline.js';
import { DueConfirmationsRepository, type DueRecord, type Notice } from './due-confirmations.repository.js';
import { dueStage } from './due-stage.js';

const EVERY_MS = 300_000;
/** How long ago an activity may have ended: ten working days with the longest holidays, and some days of outage. */
const LOOK_BACK_MS = 45 * 86_400_000;
const BATCH = 500;

/**
 * Tells leaders and organisers of confirmations that are due, once for each stage. The row of a notice is written in
 * one transaction with its event, and its key lets one process only write it: replicas may sweep at once, and what a
 * process that dies leaves undone the next sweep does.
 */
@Injectable()
export class DueNotices implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DueNotices.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: DueConfirmationsRepository,
    private readonly calendar: WorkCalendarService,
    private readonly rpc: RpcClient,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.sweep()
      .catch((error: unknown) => this.logger.warn(`notices of due confirmations wait: ${String(error)}`))
      .then(() => {
        if (!this.stopped) this.timer = setTimeout(() => this.onApplicationBootstrap(), EVERY_MS);
      });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Gives every notice that is due and was not given.
   * @throws AppError UNAVAILABLE when nobody can say who answers for a team; the next sweep goes on
   */
  async sweep(): Promise<void> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const calendar = await this.calendar.current(manager);
    const ended = { from: new Date(now.getTime() - LOOK_BACK_MS), to: now };
    const due = await this.repository.findDue(manager, { kind: 'district' }, ended, BATCH);
    const given = new Set(
      (
        await this.repository.findGiven(
          manager,
          due.map(({ id }) => id),
        )
      ).map(keyOf),
    );
    for (const record of due) {
      const deadline = deadlineOf(record.ends_at, now, calendar);
      const stage = dueStage(deadline);
      if (!stage) continue;
      const notice = { activityId: record.id, stage, dueOn: deadline.dueOn };
      if (!given.has(keyOf(notice))) await this.give(notice, record, now);
    }
  }

  private async give(notice: Notice, { title, open, ...place }: DueRecord, now: Date): Promise<void> {
    const { leaderIds, organiserIds } = await this.rpc.call(
      getManagers,
      { teamId: place.team_id, organizationPath: place.organization_path },
      serviceContext(),
    );
    const recipientIds = notice.stage === 'overdue' ? organiserIds : leaderIds;
    await this.dataSource.transaction(async (tx) => {
      if (!(await this.repository.claimNotice(tx, notice, now))) return;
      await this.outbox.add(tx, confirmationDue, { ...notice, activityTitle: title, open, recipientIds });
    });
    this.relay.wake();
  }
}

function keyOf({ activityId, stage, dueOn }: Notice): string {
  return `${activityId} ${stage} ${dueOn}`;
}
