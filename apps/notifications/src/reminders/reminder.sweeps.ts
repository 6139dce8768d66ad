import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { ReminderQueue } from './reminder-queue.js';
import { Repeating } from './repeating.js';
import { RemindersRepository } from './reminders.repository.js';
import { RemindersService } from './reminders.service.js';

/** How soon after its commit a planned reminder has its job, in milliseconds. */
const QUEUE_EVERY_MS = 500;
const REPAIR_EVERY_MS = 5_000;
/** How late a reminder must be before the sweep sends it: until then its job may be on the way. */
const OVERDUE_MS = 5_000;
const BATCH = 500;

/**
 * What keeps rows and jobs together. Events only write rows; from there one sweep plans the jobs, and another
 * sends what is overdue because its job was lost with Redis, failed, or was never planned. Replicas may do
 * both at once: a job is planned once by its id, a reminder is sent once by its claim.
 */
@Injectable()
export class ReminderSweeps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReminderSweeps.name);
  private readonly queueing = new Repeating(
    QUEUE_EVERY_MS,
    () => this.planJobs(),
    (error) => this.report(error),
  );
  private readonly repairing = new Repeating(
    REPAIR_EVERY_MS,
    () => this.sendOverdue(),
    (error) => this.report(error),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: RemindersRepository,
    private readonly reminders: RemindersService,
    private readonly queue: ReminderQueue,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.queueing.start();
    this.repairing.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.queueing.stop(), this.repairing.stop()]);
  }

  /** Plans a job for each planned reminder that has none, while Redis is there. */
  async planJobs(): Promise<void> {
    let batch;
    do {
      if (!this.queue.isUp) return;
      batch = await this.repository.withoutJob(this.dataSource.manager, BATCH);
      if (batch.length === 0) return;
      await this.queue.add(batch);
      await this.repository.markQueued(this.dataSource.manager, batch);
    } while (batch.length === BATCH);
  }

  /** Sends what is overdue, without Redis. */
  async sendOverdue(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - OVERDUE_MS);
    let batch;
    do {
      batch = await this.repository.overdue(this.dataSource.manager, before, BATCH);
      for (const reminder of batch) await this.reminders.deliver(reminder);
    } while (batch.length === BATCH);
  }

  private report(error: unknown): void {
    this.logger.warn(`reminders wait: ${error instanceof Error ? error.message : String(error)}`);
  }
}
