import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below Linux's and macOS's ephemeral ranges, so that an outgoing connection never takes a port of ours. */
const lowest = 20_000;
const highest = 32_000;

/**
 * A free port for each part: the one that it had last, or prefers, when that is still free; else a random one.
 * All are held until the last is found, so that no two parts get the same.
 */
export async function choosePorts(
  parts: readonly string[],
  preferred: Readonly<Record<string, number>>,
): Promise<Record<string, number>> {
  const held: Server[] = [];
  const ports: Record<string, number> = {};
  try {
    for (const part of parts) {
      const { port, server } = await holdPort(preferred[part]);
      held.push(server);
      ports[part] = port;
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))));
  }
  return ports;
}

/** Whether nobody listens on the port, on any address. */
export async function isFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (server === undefined) return false;
  await new Promise((closed) => server.close(closed));
  return true;
}

async function holdPort(preferred: number | undefined): Promise<{ port: number; server: Server }> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = attempt === 0 && preferred !== undefined ? preferred : randomInt(lowest, highest);
    const server = await listen(port);
    if (server !== undefined) return { port, server };
  }
  throw new Error(`No free port found between ${lowest} and ${highest}`);
}

/**
 * On 127.0.0.1 and on all addresses: Linux lets one of them succeed while another process has the other only
 * with SO_REUSEADDR, which Node sets, so both are tried.
 */
async function listen(port: number): Promise<Server | undefined> {
  const loopback = await listenOn(port, '127.0.0.1');
  if (loopback === undefined) return undefined;
  await new Promise((closed) => loopback.close(closed));
  return listenOn(port, '0.0.0.0');
}

function listenOn(port: number, host: string): Promise<Server | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen({ port, host, exclusive: true }, () => done(server));
  });
}
