import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface BareServer {
  port: number;
  pid: number;
  stop(): void;
}

/** Starts the bare Fastify in a process of its own, as the gateway is one. */
export async function startBareServer(): Promise<BareServer> {
  const child = fork(fileURLToPath(new URL('bare-server.js', import.meta.url)));
  const [port]: unknown[] = await once(child, 'message');
  if (typeof port !== 'number' || port === 0) throw new Error('the bare server did not start');
  return { port, pid: child.pid ?? 0, stop: () => child.kill() };
}
