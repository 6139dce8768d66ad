import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Id } from '@liandong/contracts/common/scalars';
import { Worker } from 'bullmq';
import { z } from 'zod';
import { RedisConnections } from '../redis/redis-connections.js';
import { reminderQueue } from './reminder-queue.js';
import { RemindersService } from './reminders.service.js';

const JobData = z.object({ id: Id, version: z.int() });

/** How long the jobs under way may take at shutdown; the sweep repeats what was cut off. */
const CLOSE_MS = 3_000;

/** Delivers the reminders whose jobs are due. */
@Injectable()
export class ReminderWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReminderWorker.name);
  private worker: Worker | undefined;

  constructor(
    private readonly redis: RedisConnections,
    private readonly reminders: RemindersService,
  ) {}

  onApplicationBootstrap(): void {
    this.worker = new Worker(reminderQueue.name, (job) => this.reminders.deliver(JobData.parse(job.data)), {
      connection: this.redis.worker,
      prefix: reminderQueue.prefix,
      concurrency: 8,
      runRetryDelay: 1_000,
    });
    // The connection reports itself; an unheard 'error' would end the process.
    this.worker.on('error', () => undefined);
    this.worker.on('failed', (job, error) => {
      this.logger.warn(`reminder ${job?.id ?? ''} comes again: ${error.message}`);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS);
    });
    await Promise.race([this.worker?.close(!this.redis.isUp), late]);
    clearTimeout(timer);
  }
}
