import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

export interface Load {
  host: string;
  port: number;
  connections: number;
  /** How many requests are sent in all. */
  requests: number;
  /** The whole request, head and body, made at the moment when it is sent. */
  render: (index: number) => string;
}

export interface LoadResult {
  seconds: number;
  perSecond: number;
  /** Milliseconds from sending to the whole answer, sorted. */
  latencies: Float64Array;
  /** How many answers came with each status. */
  statuses: Map<number, number>;
  /** Indexes of the requests that were answered 2xx. */
  acknowledged: number[];
}

/**
 * Sends requests over keep-alive connections, one at a time on each, as fast as they are answered. It speaks
 * raw HTTP/1.1, so that it costs the machine little beside what it measures.
 */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const run: Run = {
    next: 0,
    latencies: new Float64Array(load.requests),
    statuses: new Map(),
    acknowledged: [],
  };
  const sockets = await Promise.all(Array.from({ length: load.connections }, () => open(load)));
  const start = performance.now();
  await Promise.all(sockets.map((socket) => drive(socket, load, run)));
  const seconds = (performance.now() - start) / 1_000;
  for (const socket of sockets) socket.destroy();
  return {
    seconds,
    perSecond: load.requests / seconds,
    latencies: run.latencies.toSorted(),
    statuses: run.statuses,
    acknowledged: run.acknowledged,
  };
}

interface Run {
  next: number;
  latencies: Float64Array;
  statuses: Map<number, number>;
  acknowledged: number[];
}

async function open({ host, port }: Load): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function drive(socket: Socket, load: Load, run: Run): Promise<void> {
  return new Promise((resolve, reject) => {
    let index = 0;
    let sentAt = 0;
    let received: Buffer = EMPTY;
    const send = () => {
      if (run.next >= load.requests) {
        resolve();
        return;
      }
      index = run.next++;
      sentAt = performance.now();
      socket.write(load.render(index), 'latin1');
    };
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (!isComplete(received)) return;
      const status = Number(received.toString('latin1', 9, 12));
      received = EMPTY;
      run.latencies[index] = performance.now() - sentAt;
      run.statuses.set(status, (run.statuses.get(status) ?? 0) + 1);
      if (status < 300) run.acknowledged.push(index);
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection under load')));
    send();
  });
}

const EMPTY = Buffer.alloc(0);

/** True when the whole response has come. */
function isComplete(response: Buffer): boolean {
  const headEnd = response.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const head = response.toString('latin1', 0, headEnd).toLowerCase();
  const named = head.indexOf('content-length: ');
  if (named < 0) throw new Error(`a response without Content-Length:\n${head}`);
  return response.length >= headEnd + 4 + Number.parseInt(head.slice(named + 16, named + 24), 10);
}
