import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { EventDefinition } from '@liandong/contracts/wire/event';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiError,
  type ConsumerMessages,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { discoverMethods, type DiscoveredMethod } from './discover-methods.js';
import { eventHandledBy } from './handle-event.js';
import { Nats } from './nats-connection.js';
import { streamOf, topology } from './topology.js';

/** How long after a failure an event comes again, in milliseconds. */
const RETRY_MS = 1_000;
/** How long the server waits for an acknowledgement before it delivers again. */
const ACK_WAIT_MS = 30_000;
/** How often `caughtUp` looks, and when it gives up on a consumer that stands still, in milliseconds. */
const POLL_MS = 50;
const STUCK_MS = 30_000;
/** How often old inbox rows are removed, and how old they must be: longer than events are kept. */
const PRUNE_EVERY_MS = 3_600_000;

interface Handler {
  definition: EventDefinition;
  method: DiscoveredMethod;
}

/** Feeds the app's `@HandleEvent` methods from one durable consumer per source service, in order. */
@Injectable()
export class EventConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventConsumer.name);
  private readonly handlers = new Map<string, Handler>();
  private readonly open = new Map<ServiceName, ConsumerMessages>();
  private readonly loops: Promise<void>[] = [];
  private stopping = false;
  private pruning: NodeJS.Timeout | undefined;
  private wakeRetry: (() => void) | undefined;

  constructor(
    private readonly nats: Nats,
    private readonly dataSource: DataSource,
    private readonly discovery: DiscoveryService,
  ) {}

  onApplicationBootstrap(): void {
    for (const method of discoverMethods(this.discovery)) {
      const definition = eventHandledBy(method.method);
      if (!definition) continue;
      if (this.handlers.has(definition.subject)) throw new Error(`${definition.subject} is handled twice`);
      this.handlers.set(definition.subject, { definition, method });
    }
    for (const source of topology[this.nats.user].consumes) this.loops.push(this.follow(source));
    this.pruning = setInterval(() => void this.prune(), PRUNE_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.pruning);
    this.wakeRetry?.();
    await Promise.all([...this.open.values()].map((messages) => messages.close()));
    await Promise.all(this.loops);
  }

  /**
   * Resolves when every event that the others have published by now is handled; for those who build on the
   * copies, such as a load of data. Fails when nothing has moved for a while.
   */
  async caughtUp(): Promise<void> {
    const manager = await this.nats.manager();
    for (const source of topology[this.nats.user].consumes) {
      let waiting = Infinity;
      let movedAt = Date.now();
      while (waiting > 0) {
        const left = await eventsLeft(manager, streamOf(source), this.nats.user);
        if (left < waiting) movedAt = Date.now();
        else if (Date.now() - movedAt > STUCK_MS) throw new Error(`the events of ${source} do not arrive`);
        waiting = left;
        if (waiting > 0) await delay(POLL_MS);
      }
    }
  }

  /** Consumes a service's events until shutdown; starts again after whatever goes wrong. */
  private async follow(source: ServiceName): Promise<void> {
    while (!this.stopping) {
      try {
        await this.consume(source);
      } catch (error) {
        this.logger.debug?.(`events of ${source} wait: ${messageOf(error)}`);
      }
      if (!this.stopping) await this.pause();
    }
  }

  private async consume(source: ServiceName): Promise<void> {
    const stream = streamOf(source);
    const manager = await this.nats.manager();
    await manager.consumers.add(stream, {
      durable_name: this.nats.user,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ACK_WAIT_MS),
      max_ack_pending: 1_000,
    });
    const consumer = await this.nats.js.consumers.get(stream, this.nats.user);
    const messages = await consumer.consume({ max_messages: 200, idle_heartbeat: 5_000 });
    this.open.set(source, messages);
    try {
      for await (const message of messages) {
        if (this.stopping) return;
        await this.handle(message);
      }
    } finally {
      this.open.delete(source);
    }
  }

  private async handle(message: JsMsg): Promise<void> {
    const handler = this.handlers.get(message.subject);
    const eventId = message.headers?.get('Nats-Msg-Id');
    if (!handler || !eventId) {
      message.ack();
      return;
    }
    try {
      const payload = handler.definition.payload.parse(message.json());
      await this.dataSource.transaction(async (tx) => {
        const isNew: unknown[] = await tx.query(
          'INSERT INTO inbox (event_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING event_id',
          [eventId],
        );
        if (isNew.length > 0) await handler.method.invoke(payload, tx, { eventId });
      });
      message.ack();
    } catch (error) {
      this.logger.warn(`${message.subject} ${eventId} comes again: ${messageOf(error)}`);
      message.nak(RETRY_MS);
    }
  }

  private async prune(): Promise<void> {
    try {
      await this.dataSource.query(`DELETE FROM inbox WHERE received_at < now() - interval '31 days'`);
    } catch (error) {
      this.logger.warn(`inbox was not pruned: ${messageOf(error)}`);
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      this.wakeRetry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** How many events a durable consumer has still to acknowledge; all of them while it does not exist yet. */
async function eventsLeft(manager: JetStreamManager, stream: string, durable: string): Promise<number> {
  try {
    const consumer = await manager.consumers.info(stream, durable);
    return consumer.num_pending + consumer.num_ack_pending;
  } catch (error) {
    if (error instanceof JetStreamApiError) return Number.MAX_SAFE_INTEGER;
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
