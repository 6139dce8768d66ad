import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { choosePorts } from './ports.js';

describe('choosePorts', () => {
  const listening: Server[] = [];
  afterEach(async () => {
    await Promise.all(listening.splice(0).map((server) => new Promise((closed) => server.close(closed))));
  });

  async function takePort(host: string): Promise<number> {
    const server = createServer();
    listening.push(server);
    await new Promise<void>((ready) => server.listen(0, host, ready));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  it('gives every part a port of its own', async () => {
    const ports = await choosePorts(['a', 'b', 'c'], {});
    expect(new Set(Object.values(ports)).size).toBe(3);
  });

  it('keeps the port that a part had while it is free', async () => {
    const { a = 0 } = await choosePorts(['a'], {});
    expect(await choosePorts(['b', 'a'], { a })).toMatchObject({ a });
  });

  it.each(['127.0.0.1', '0.0.0.0'])('takes another when somebody listens on it on %s', async (host) => {
    const taken = await takePort(host);
    const { a } = await choosePorts(['a'], { a: taken });
    expect(a).not.toBe(taken);
  });

  it('does not give one preferred port to two parts', async () => {
    const { a: free = 0 } = await choosePorts(['a'], {});
    const { a, b } = await choosePorts(['a', 'b'], { a: free, b: free });
    expect(a).toBe(free);
    expect(b).not.toBe(free);
  });
});
