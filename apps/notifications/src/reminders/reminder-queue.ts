import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { Queue } from 'bullmq';
import { RedisConnections } from '../redis/redis-connections.js';
import type { ReminderVersion } from './reminders.repository.js';

export const reminderQueue = { name: 'reminders', prefix: 'liandong' } as const;

/** Plans jobs in Redis: the fast path, by which a reminder leaves in the second that it is due. */
@Injectable()
export class ReminderQueue implements OnApplicationShutdown {
  private queue: Queue<ReminderVersion> | undefined;

  constructor(
    private readonly redis: RedisConnections,
    private readonly clock: Clock,
  ) {}

  /** False while Redis is away: there is no use in trying. */
  get isUp(): boolean {
    return this.redis.isUp;
  }

  /**
   * Plans a job for each, under `<id>-<version>`: again is ignored by BullMQ.
   * @throws Error when Redis went away; nothing is lost, the rows still want their jobs
   */
  async add(reminders: readonly (ReminderVersion & { dueAt: Date })[]): Promise<void> {
    const queue = await this.open();
    const now = this.clock.now().getTime();
    await queue.addBulk(
      reminders.map(({ id, version, dueAt }) => ({
        name: 'deliver',
        data: { id, version },
        opts: {
          jobId: `${id}-${version}`,
          delay: Math.max(0, dueAt.getTime() - now),
          attempts: 5,
          backoff: { type: 'exponential', delay: 1_000 },
          removeOnComplete: { age: 3_600, count: 1_000 },
          removeOnFail: { age: 86_400, count: 1_000 },
        },
      })),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue?.close();
  }

  /** A queue whose first contact with Redis failed stays useless for ever: it is thrown away. */
  private async open(): Promise<Queue<ReminderVersion>> {
    if (!this.queue) {
      this.queue = new Queue<ReminderVersion>(reminderQueue.name, {
        connection: this.redis.producer,
        prefix: reminderQueue.prefix,
      });
      // The connection reports itself; an unheard 'error' would end the process.
      this.queue.on('error', () => undefined);
    }
    try {
      await this.queue.waitUntilReady();
      return this.queue;
    } catch (error) {
      this.queue = undefined;
      throw error;
    }
  }
}
