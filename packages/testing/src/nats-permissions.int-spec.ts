import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { inboxPrefixOf, type NatsUser } from '@liandong/messaging/topology';
import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { testNats, type TestNats } from './test-nats.js';

/** The permissions as the real server holds them: what a service may not say or hear, another cannot be fooled by. */
describe('the NATS user of a service', () => {
  let nats: TestNats;
  const connections: NatsConnection[] = [];
  beforeAll(async () => {
    nats = await testNats();
  });
  afterEach(async () => {
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
  });

  async function connectTo(url: string, user?: NatsUser): Promise<NatsConnection> {
    const { host, username, password } = new URL(url);
    const inbox = user === undefined ? {} : { inboxPrefix: inboxPrefixOf(user) };
    const connection = await connect({ servers: host, user: username, pass: password, ...inbox });
    connections.push(connection);
    return connection;
  }

  const as = (user: NatsUser): Promise<NatsConnection> => connectTo(nats.urlFor(user), user);

  /** The server's objection to what was just done, or undefined when it had none. */
  async function objection(connection: NatsConnection, act: () => void): Promise<string | undefined> {
    const heard: string[] = [];
    void (async () => {
      for await (const status of connection.status()) {
        if (status.type === 'error') heard.push(status.error.message);
      }
    })();
    act();
    // The server answers in order: what it objects to comes before the pong.
    await connection.flush();
    await connection.flush();
    return heard[0];
  }

  const ignored = (subscription: Subscription): void => void subscription.closed.catch(() => undefined);

  it.each<[NatsUser, string]>([
    ['volunteers', 'evt.volunteers.registered.v1'],
    ['gateway', 'volunteers.v1.get'],
    ['gateway', 'checkins.v1.record'],
  ])('%s may publish to %s', async (user, subject) => {
    const connection = await as(user);
    expect(await objection(connection, () => connection.publish(subject))).toBeUndefined();
  });

  it.each<[NatsUser, string]>([
    ['volunteers', 'activities.v1.publish'],
    ['volunteers', 'evt.activities.published.v1'],
    ['activities', 'evt.checkins.recorded.v1'],
    ['notifications', 'checkins.v1.record'],
    ['gateway', 'evt.volunteers.registered.v1'],
    ['checkins', '$JS.API.STREAM.DELETE.EVT_VOLUNTEERS'],
  ])('%s may not publish to %s', async (user, subject) => {
    const connection = await as(user);
    expect(await objection(connection, () => connection.publish(subject))).toMatch(/permissions violation/i);
  });

  it.each<[NatsUser, string]>([
    ['volunteers', '_INBOX_gateway.>'],
    ['volunteers', '_INBOX.>'],
    ['activities', 'volunteers.v1.>'],
    ['notifications', '>'],
  ])('%s may not listen to %s', async (user, subject) => {
    const connection = await as(user);
    const refused = await objection(connection, () => ignored(connection.subscribe(subject)));
    expect(refused).toMatch(/permissions violation/i);
  });

  it('answers the gateway’s call', async () => {
    const service = await as('volunteers');
    const gateway = await as('gateway');
    service.subscribe('volunteers.v1.>', {
      queue: 'volunteers',
      callback: (_, message) => void message.respond('here'),
    });
    await service.flush();
    const answer = await gateway.request('volunteers.v1.get');
    expect(answer.string()).toBe('here');
  });

  it('sees nothing of another account', async () => {
    const elsewhere = await testNats();
    const here = await connectTo(nats.adminUrl);
    const there = await connectTo(elsewhere.adminUrl);
    const heard: string[] = [];
    there.subscribe('>', { callback: (_, message) => void heard.push(message.subject) });
    await there.flush();
    here.publish('evt.volunteers.registered.v1');
    await here.flush();
    there.publish('its.own');
    await there.flush();
    await there.flush();
    expect(heard).toEqual(['its.own']);
  });
});
