import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { sendOtp } from '@liandong/contracts/notifications/notification';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { Nats } from '@liandong/messaging/nats-connection';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { encodeData } from '@liandong/messaging/rpc-reply';
import { Clock, SetClock } from '@liandong/service-kit/clock';
import { eventually } from '@liandong/testing/eventually';
import { gatewayCaller, type GatewayCaller } from '@liandong/testing/gateway-caller';
import { testBus, type RecordedEvent, type TestBus } from '@liandong/testing/test-bus';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import { testNats } from '@liandong/testing/test-nats';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AppModule } from '../app.module.js';
import { migrations } from '../data-source.js';
import { Settings } from '../env.js';

/** The whole service on real Postgres and NATS; the notifications service is the test itself. */
export interface RunningVolunteers {
  readonly app: INestApplicationContext;
  readonly gateway: GatewayCaller;
  readonly database: TestDatabase;
  readonly sql: DataSource;
  /** Moves the service's clock, which stands still otherwise. */
  advance(seconds: number): void;
  /** The code that was last sent to a phone. */
  lastOtp(phone: string): string;
  /** What other services hear under this subject of this thing, in order. */
  events(subject: string, id: string): Promise<unknown[]>;
  /** Starts and stops taking codes to send, as the notifications service would. */
  startSending(): void;
  stopSending(): Promise<void>;
  close(): Promise<void>;
}

export async function runVolunteers(): Promise<RunningVolunteers> {
  const database = await testDatabase('volunteers', { migrations });
  const nats = await testNats();
  const settings = Settings.parse({
    DATABASE_URL: database.runtimeUrl,
    NATS_URL: nats.urlFor('volunteers'),
    PHONE_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    BLIND_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  });
  const clock = new SetClock();
  const module = await Test.createTestingModule({ imports: [AppModule.forRoot(settings)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .setLogger(new ConsoleLogger({ logLevels: ['error'] }))
    .compile();
  const app = await module.init();
  const gateway = await gatewayCaller(nats.urlFor('gateway'));
  const notifications = await Nats.connect({ url: nats.urlFor('notifications'), user: 'notifications' });
  const sent = new Map<string, string>();
  const subscribe = () =>
    notifications.connection.subscribe(sendOtp.subject, {
      callback: (_, message) => {
        const { phone, otp } = sendOtp.input.parse(message.json());
        sent.set(phone, otp);
        message.respond(encodeData({ deliveryId: uuidv7() }));
      },
    });
  let sending = subscribe();
  await notifications.connection.flush();
  const bus = await testBus(nats.adminUrl);
  return {
    app,
    advance: (seconds) => clock.set(new Date(clock.now().getTime() + seconds * 1_000)),
    gateway,
    database,
    sql: app.get(DataSource),
    lastOtp: (phone) => sent.get(phone) ?? '',
    events: async (subject, id) => {
      await everythingHeard(app, bus);
      return bus.events.filter((event) => event.subject === subject && idIn(event) === id).map(payloadOf);
    },
    startSending: () => {
      sending = subscribe();
    },
    stopSending: () => sending.drain(),
    close: async () => {
      await gateway.close();
      await app.close();
      await Promise.all([notifications.onApplicationShutdown(), bus.close()]);
      await database.drop();
    },
  };
}

/** Events leave in order: when a last one was heard, so was everything before it. */
async function everythingHeard(app: INestApplicationContext, bus: TestBus): Promise<void> {
  const last = { id: uuidv7(), version: 1, displayName: '', language: 'en' } as const;
  await app.get(Outbox).add(app.get(DataSource).manager, volunteerChanged, last);
  app.get(OutboxRelay).wake();
  await eventually(() => bus.events.some((event) => idIn(event) === last.id));
}

function payloadOf({ payload }: RecordedEvent): unknown {
  return payload;
}

function idIn({ payload }: RecordedEvent): unknown {
  return typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : null;
}
