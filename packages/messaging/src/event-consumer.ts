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
import { isDatabaseUnreachable } from '@liandong/service-kit/database-errors';
import { nanos } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { discoverMethods, type DiscoveredMethod } from './discover-methods.js';
import { Gatherer } from './gatherer.js';
import { eventHandledBy } from './handle-event.js';
import { Nats } from './nats-connection.js';
import { streamOf, topology } from './topology.js';

/** How long after a failure an event comes again, in milliseconds. */
const RETRY_MS = 1_000;
/** How long the server waits for an acknowledgement before it delivers again. */
const ACK_WAIT_MS = 30_000;
/** How many events share a transaction at most. */
const TOGETHER = 100;
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
      ...this.filterOf(source),
    });
    const consumer = await this.nats.js.consumers.get(stream, this.nats.user);
    const messages = await consumer.consume({ max_messages: 200, idle_heartbeat: 5_000 });
    const gatherer = new Gatherer<JsMsg>(TOGETHER, (gathered) =>
      // What could not even be answered, since the connection is gone, is delivered again.
      this.handleTogether(gathered).catch((error: unknown) => this.logger.warn(messageOf(error))),
    );
    this.open.set(source, messages);
    // Told to stop while this was being opened: nobody else closes it then, and the loop would never end.
    // It is closed when the loop below has seen it, so this must not wait for it.
    if (this.stopping) void messages.close();
    try {
      for await (const message of messages) {
        if (this.stopping) break;
        gatherer.add(message);
      }
    } finally {
      this.open.delete(source);
      await gatherer.idle();
    }
  }

  /**
   * The server sends only what is wanted, as far as one pattern can say it: the check-ins of a busy hour are nothing
   * to who waits for something rare. Several patterns would need a newer server.
   */
  private filterOf(source: ServiceName): { filter_subject?: string } {
    const wanted = [...this.handlers.keys()].filter((subject) => subject.startsWith(`evt.${source}.`));
    const pattern = commonPattern(wanted);
    return pattern === null ? {} : { filter_subject: pattern };
  }

  /** All in one transaction; when that fails, one by one, so that one bad event holds up nobody else. */
  private async handleTogether(messages: JsMsg[]): Promise<void> {
    try {
      await this.handle(messages);
    } catch (error) {
      if (messages.length > 1 && !isDatabaseUnreachable(error)) {
        for (const message of messages) await this.handleTogether([message]);
        return;
      }
      for (const message of messages) {
        this.logger.warn(`${message.subject} ${eventIdOf(message)} comes again: ${messageOf(error)}`);
        message.nak(RETRY_MS);
      }
    }
  }

  private async handle(messages: JsMsg[]): Promise<void> {
    const ids = messages
      .filter((message) => this.handlers.has(message.subject))
      .flatMap((message) => eventIdOf(message) ?? []);
    await this.dataSource.transaction(async (tx) => {
      const rows: { event_id: string }[] = await tx.query(
        'INSERT INTO inbox (event_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id',
        [ids],
      );
      const unseen = new Set(rows.map((row) => row.event_id));
      for (const message of messages) {
        const handler = this.handlers.get(message.subject);
        const eventId = eventIdOf(message);
        if (!handler || !eventId || !unseen.delete(eventId)) continue;
        await handler.method.invoke(handler.definition.payload.parse(message.json()), tx, { eventId });
      }
    });
    for (const message of messages) message.ack();
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

/**
 * The narrowest subject pattern that covers all of these, with `*` where they differ.
 * @returns null when there are none, or when their tokens are not equally many
 */
export function commonPattern(subjects: readonly string[]): string | null {
  const [first, ...others] = subjects.map((subject) => subject.split('.'));
  if (!first || others.some((tokens) => tokens.length !== first.length)) return null;
  return first
    .map((token, place) => (others.every((tokens) => tokens[place] === token) ? token : '*'))
    .join('.');
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

/** The id under which the relay published an event. */
function eventIdOf(message: JsMsg): string | undefined {
  return message.headers?.get('Nats-Msg-Id');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
