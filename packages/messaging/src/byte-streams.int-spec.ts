import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@liandong/testing/eventually';
import { testNats } from '@liandong/testing/test-nats';
import { ByteStreams } from './byte-streams.js';
import { Nats } from './nats-connection.js';

/** Real: NATS, with the permissions of a service and of the gateway. */
describe('a stream of bytes', () => {
  let service: Nats;
  let reader: Nats;
  let offers: ByteStreams;
  let streams: ByteStreams;
  let made = 0;
  let isStopped = false;

  beforeAll(async () => {
    const nats = await testNats();
    service = await Nats.connect({ url: nats.urlFor('checkins'), user: 'checkins' });
    reader = await Nats.connect({ url: nats.urlFor('gateway'), user: 'gateway' });
    offers = new ByteStreams(service);
    streams = new ByteStreams(reader);
  });
  afterAll(() => Promise.all([service.onApplicationShutdown(), reader.onApplicationShutdown()]));

  async function* pieces(count: number, bytes: number) {
    [made, isStopped] = [0, false];
    try {
      for (let at = 0; at < count; at++) {
        made += 1;
        yield Buffer.alloc(bytes, at);
      }
    } finally {
      isStopped = true;
    }
  }

  async function readAll(subject: string): Promise<Buffer> {
    // In the product the subject comes in an answer, which the server sends on after the subscription before it.
    await service.connection.flush();
    const all: Uint8Array[] = [];
    for await (const piece of streams.read(subject)) all.push(piece);
    return Buffer.concat(all);
  }

  it('arrives whole, also what is larger than a message', async () => {
    const read = await readAll(offers.offer(pieces(3, 5_000_000)));
    expect(read.equals(Buffer.concat([0, 1, 2].map((at) => Buffer.alloc(5_000_000, at))))).toBe(true);
  });

  it('may be empty', async () => {
    expect(await readAll(offers.offer(pieces(0, 0)))).toHaveLength(0);
  });

  it('is made two pieces ahead of the reader at most, and ends when the reader leaves', async () => {
    const subject = offers.offer(pieces(1_000, 10));
    await service.connection.flush();
    for await (const _ of streams.read(subject)) break;
    await eventually(() => isStopped);
    expect(made).toBeLessThanOrEqual(3);
  });

  it('fails for the reader when it fails at the source', async () => {
    async function* broken() {
      yield Buffer.from('a');
      throw new Error('gone');
    }
    await expect(readAll(offers.offer(broken()))).rejects.toThrow('UNAVAILABLE');
  });

  it('ends with its service, and is then unavailable', async () => {
    const subject = offers.offer(pieces(1_000, 10));
    await service.connection.flush();
    const reading = streams.read(subject);
    await reading.next();
    await offers.beforeApplicationShutdown();
    expect(isStopped).toBe(true);
    await expect(reading.next()).rejects.toThrow('UNAVAILABLE');
  });
});
