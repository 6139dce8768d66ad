import { randomUUID } from 'node:crypto';
import type { EventDefinition } from '@liandong/contracts/wire/event';
import { Nats } from '@liandong/messaging/nats-connection';
import { serviceNames, streamOf } from '@liandong/messaging/topology';
import type { z } from 'zod';
import { eventually } from './eventually.js';

/** An event as it went over the bus. */
export interface RecordedEvent {
  readonly subject: string;
  readonly id: string;
  readonly payload: unknown;
}

/** Listens to every event of an account, and publishes events in the name of services that do not run. */
export interface TestBus {
  /** What was published since the bus was opened, by whomever, in order. */
  readonly events: readonly RecordedEvent[];
  /** The payloads of one event among them. */
  payloadsOf<Payload extends z.ZodType>(definition: EventDefinition<Payload>): z.output<Payload>[];
  /** Publishes an event as its own service does; with the same id again it is a second delivery. */
  publish<Definition extends EventDefinition>(
    definition: Definition,
    payload: z.input<Definition['payload']>,
    eventId?: string,
  ): Promise<void>;
  /** Resolves when everything that the server had got by now has been recorded. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** How long a stream made here refuses an id that it has seen, in nanoseconds: short, to repeat events. */
const DEDUPE_NANOS = 100_000_000;

/** @param adminUrl of the account, such as `testNats().adminUrl` */
export async function testBus(adminUrl: string): Promise<TestBus> {
  const admin = await Nats.connect({ url: adminUrl, user: 'gateway' });
  const events: RecordedEvent[] = [];
  admin.connection.subscribe('evt.>', {
    callback: (_error, message) => {
      const id = message.headers?.get('Nats-Msg-Id') ?? '';
      events.push({ subject: message.subject, id, payload: message.json() });
    },
  });
  await admin.ping();
  return {
    events,
    payloadsOf: ({ subject, payload }) =>
      events.filter((event) => event.subject === subject).map((event) => payload.parse(event.payload)),
    publish: ({ subject }, payload, eventId = randomUUID()) => publish(admin, subject, payload, eventId),
    caughtUp: () => admin.ping(),
    close: () => admin.onApplicationShutdown(),
  };
}

async function publish(admin: Nats, subject: string, payload: unknown, eventId: string): Promise<void> {
  const source = serviceNames.find((name) => subject.startsWith(`evt.${name}.`));
  if (!source) throw new Error(`${subject} is no service's event`);
  const manager = await admin.manager();
  const stream = { name: streamOf(source), subjects: [`evt.${source}.>`], duplicate_window: DEDUPE_NANOS };
  await manager.streams.add(stream);
  await eventually(async () => {
    const { duplicate } = await admin.js.publish(subject, JSON.stringify(payload), { msgID: eventId });
    return !duplicate;
  });
}
