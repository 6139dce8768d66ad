import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { isDatabaseUnreachable } from '@liandong/service-kit/database-errors';
import { WakeableLoop } from '@liandong/service-kit/wakeable-loop';
import { JetStreamApiError } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Nats } from './nats-connection.js';
import { streamOf } from './topology.js';

/** How often the outbox is looked at when nobody woke the relay, in milliseconds. */
const SWEEP_MS = 500;
const BATCH = 200;
/**
 * How long the relay rests after it has published, in milliseconds. An event that comes alone leaves at once; in a
 * rush those of a few commits share one look, which costs the database a transaction of its own.
 */
const REST_MS = 50;
/** How long a stream remembers event ids, and so refuses a second publication. */
const DEDUPE_MS = 10 * 60_000;
/** How long events are kept for a consumer that was away. */
const KEEP_MS = 30 * 24 * 3_600_000;
const RELAY_LOCK = 4_127_002;

interface OutboxRow {
  position: string;
  event_id: string;
  subject: string;
  /** JSON, passed on as it stands. */
  payload: string;
}

/**
 * Publishes the outbox to JetStream in order, with the event's id as message id, and deletes what the stream
 * has acknowledged. Replicas take turns by an advisory lock; a crash between the two publishes again, and the
 * stream's dedupe and the consumers' inbox make that harmless.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly loop = new WakeableLoop({
    everyMs: SWEEP_MS,
    work: (signal) => this.publishAll(signal),
    onError: (error) => {
      if (!isDatabaseUnreachable(error))
        this.logger.warn(`outbox waits: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  private streamReady = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly nats: Nats,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** To be called after a commit that wrote events, so that they leave at once. */
  wake(): void {
    this.loop.wake();
  }

  /** Resolves when the outbox is empty; for those who must not end before their events have left. */
  async drained(): Promise<void> {
    for (;;) {
      this.loop.wake();
      await this.loop.settled();
      const rows: unknown[] = await this.dataSource.query('SELECT 1 FROM outbox LIMIT 1');
      if (rows.length === 0) return;
    }
  }

  private async publishAll(signal: AbortSignal): Promise<void> {
    if (!this.nats.isUp) return;
    await this.ensureStream();
    let published: number;
    do published = await this.publishBatch();
    while (published === BATCH && !signal.aborted);
    if (published > 0 && !signal.aborted) await sleep(REST_MS);
  }

  private publishBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const [lock]: { held: boolean }[] = await tx.query(
        `SELECT pg_try_advisory_xact_lock($1, hashtext(current_schema())) AS held`,
        [RELAY_LOCK],
      );
      if (!lock?.held) return 0;
      const rows: OutboxRow[] = await tx.query(
        'SELECT position, event_id, subject, payload::text AS payload FROM outbox ORDER BY position LIMIT $1',
        [BATCH],
      );
      if (rows.length === 0) return 0;
      await Promise.all(
        rows.map((row) =>
          this.nats.js.publish(row.subject, row.payload, {
            msgID: row.event_id,
            timeout: 2_000,
          }),
        ),
      );
      await tx.query('DELETE FROM outbox WHERE position = ANY($1::bigint[])', [
        rows.map((row) => row.position),
      ]);
      return rows.length;
    });
  }

  private async ensureStream(): Promise<void> {
    if (this.streamReady || this.nats.user === 'gateway') return;
    const manager = await this.nats.manager();
    const name = streamOf(this.nats.user);
    const config = {
      name,
      subjects: [`evt.${this.nats.user}.>`],
      duplicate_window: nanos(DEDUPE_MS),
      max_age: nanos(KEEP_MS),
    };
    try {
      await manager.streams.info(name);
    } catch (error) {
      if (!(error instanceof JetStreamApiError)) throw error;
      await manager.streams.add(config);
    }
    this.streamReady = true;
  }
}
