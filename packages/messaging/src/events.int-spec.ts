import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { defineEvent } from '@liandong/contracts/wire/event';
import { eventually } from '@liandong/testing/eventually';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import type { TestDatabase } from '@liandong/testing/test-database';
import { testNats, type TestNats } from '@liandong/testing/test-nats';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { EventConsumer } from './event-consumer.js';
import { HandleEvent } from './handle-event.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';
import { effectsDatabase, startTestApp } from './testing/test-app.js';

const thingHappened = defineEvent({
  subject: 'evt.volunteers.thing-happened.v1',
  payload: z.object({ text: z.string() }),
});

/** Fails as often as the test says, each time after it has written; and waits where the test wants it. */
@Injectable()
class Recorder {
  failures = 0;
  calls = 0;
  beforeEffect: () => Promise<void> = async () => undefined;

  @HandleEvent(thingHappened)
  async on({ text }: z.output<typeof thingHappened.payload>, tx: EntityManager): Promise<void> {
    this.calls += 1;
    await this.beforeEffect();
    await tx.query('INSERT INTO effects (text) VALUES ($1)', [text]);
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('not now');
    }
  }
}

/** Real: Postgres, NATS with JetStream, a service that publishes and one that consumes. */
let databases: { source: TestDatabase; target: TestDatabase };
let nats: TestNats;
let bus: TestBus;
let source: INestApplicationContext;
let target: INestApplicationContext;

const startSource = () =>
  startTestApp({
    service: 'volunteers',
    database: databases.source,
    natsUrl: nats.urlFor('volunteers'),
  });
const startTarget = () =>
  startTestApp({
    service: 'activities',
    database: databases.target,
    natsUrl: nats.urlFor('activities'),
    handlers: [Recorder],
  });

beforeAll(async () => {
  databases = { source: await effectsDatabase('volunteers'), target: await effectsDatabase('activities') };
});
afterAll(() => Promise.all([databases.source.drop(), databases.target.drop()]));

beforeEach(async () => {
  nats = await testNats();
  bus = await testBus(nats.adminUrl);
  source = await startSource();
  target = await startTarget();
});
afterEach(async () => {
  await source.get(DataSource).query('DELETE FROM outbox');
  await target.get(DataSource).query('DELETE FROM effects');
  await Promise.all([source.close(), target.close()]);
  await bus.close();
});

/** Writes events as a service does: facts and outbox rows in one transaction. */
async function commit(...texts: string[]): Promise<void> {
  await source.get(DataSource).transaction(async (tx) => {
    await source.get(Outbox).add(tx, thingHappened, ...texts.map((text) => ({ text })));
  });
  source.get(OutboxRelay).wake();
}

async function effects(): Promise<string[]> {
  const rows: { text: string }[] = await target
    .get(DataSource)
    .query('SELECT text FROM effects ORDER BY place');
  return rows.map((row) => row.text);
}

/** Everything published is handled. */
async function settled(): Promise<void> {
  await source.get(OutboxRelay).drained();
  await target.get(EventConsumer).caughtUp();
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

describe('an event', () => {
  it('has its effect once, in the order of the commits, over more than one batch of the relay', async () => {
    const texts = numbered(450);
    await commit(...texts.slice(0, 300));
    await commit(...texts.slice(300));
    await settled();
    expect(await effects()).toEqual(texts);
  });

  it('of a transaction that was rolled back is never published', async () => {
    const work = source.get(DataSource).transaction(async (tx) => {
      await source.get(Outbox).add(tx, thingHappened, { text: 'undone' });
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    await commit('done');
    await settled();
    expect(bus.events.map((event) => event.payload)).toEqual([{ text: 'done' }]);
  });

  it('whose handler fails comes again, and the failed attempt leaves nothing', async () => {
    target.get(Recorder).failures = 1;
    await commit('again');
    await eventually(() => target.get(Recorder).calls === 2);
    await settled();
    expect(await effects()).toEqual(['again']);
  });

  it('that came while the consumer was away waits for it', async () => {
    await target.close();
    await commit('missed');
    await source.get(OutboxRelay).drained();
    target = await startTarget();
    await settled();
    expect(await effects()).toEqual(['missed']);
  });
});

describe('an event that is delivered twice', () => {
  it('has one effect', async () => {
    const account = await testNats();
    const duplicates = await testBus(account.adminUrl);
    const consumer = await startTestApp({
      service: 'activities',
      database: databases.target,
      natsUrl: account.urlFor('activities'),
      handlers: [Recorder],
    });
    const eventId = randomUUID();
    await duplicates.publish(thingHappened, { text: 'once' }, eventId);
    await duplicates.publish(thingHappened, { text: 'once' }, eventId);
    await duplicates.publish(thingHappened, { text: 'after' });
    await consumer.get(EventConsumer).caughtUp();
    expect(await effects()).toEqual(['once', 'after']);
    expect(consumer.get(Recorder).calls).toBe(2);
    await Promise.all([consumer.close(), duplicates.close()]);
  });
});

describe('a consumer that is told to stop', () => {
  it('does so when it has only just begun to start', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await target.close();
      target = await startTarget();
    }
    await commit('still works');
    await settled();
    expect(await effects()).toEqual(['still works']);
  });
});

describe('a process that ends at a bad moment', () => {
  it('between commit and publish: the next start publishes what stayed in the outbox', async () => {
    await source.close();
    const database = await new DataSource({
      type: 'postgres',
      url: databases.source.runtimeUrl,
    }).initialize();
    await new Outbox().add(database.manager, thingHappened, { text: 'first' }, { text: 'second' });
    await database.destroy();
    source = await startSource();
    await settled();
    expect(await effects()).toEqual(['first', 'second']);
  });

  it('between publish and delete: the event is published again and changes nothing', async () => {
    await commit('told');
    await settled();
    const [first] = bus.events;
    await source
      .get(DataSource)
      .query('INSERT INTO outbox (event_id, subject, payload) VALUES ($1, $2, $3)', [
        first?.id,
        thingHappened.subject,
        '{"text":"told"}',
      ]);
    await commit('next');
    await settled();
    expect(await effects()).toEqual(['told', 'next']);
  });

  it('in the midst of many events: the next start goes on with them at once', async () => {
    const texts = numbered(1_500);
    let handled = 0;
    let half: () => void = () => undefined;
    const halfDone = new Promise<void>((resolve) => {
      half = resolve;
    });
    target.get(Recorder).beforeEffect = async () => {
      handled += 1;
      if (handled === 700) half();
    };
    await commit(...texts);
    await halfDone;
    await target.close();
    const began = Date.now();
    target = await startTarget();
    await settled();
    expect((await effects()).toSorted()).toEqual(texts.toSorted());
    expect(Date.now() - began).toBeLessThan(10_000);
  }, 45_000);
});

describe('two replicas of the publisher', () => {
  it('publish each event once, in order', async () => {
    const replica = await startSource();
    const texts = numbered(60);
    for (const text of texts) {
      await commit(text);
      replica.get(OutboxRelay).wake();
    }
    await settled();
    await replica.close();
    expect(bus.events.map((event) => thingHappened.payload.parse(event.payload).text)).toEqual(texts);
  });
});
