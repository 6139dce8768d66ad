import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { answerLength } from './http-answer.js';

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
 * raw HTTP/1.1 and reads into buffers that it keeps, so that it costs the machine little beside what it measures.
 */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const run: Run = {
    next: 0,
    latencies: new Float64Array(load.requests),
    statuses: new Map(),
    acknowledged: [],
  };
  const connections = Array.from({ length: load.connections }, () => new Connection(load, run));
  await Promise.all(connections.map((connection) => connection.opened()));
  const start = performance.now();
  await Promise.all(connections.map((connection) => connection.drive()));
  const seconds = (performance.now() - start) / 1_000;
  for (const connection of connections) connection.close();
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

const ROOM = 16_384;

class Connection {
  private readonly socket: Socket;
  /** What of an answer has come so far: rarely more than one piece. */
  private received = Buffer.alloc(0);
  private index = 0;
  private sentAt = 0;
  private done: () => void = () => undefined;
  private failed: (error: Error) => void = () => undefined;

  constructor(
    private readonly load: Load,
    private readonly run: Run,
  ) {
    const buffer = Buffer.allocUnsafe(ROOM);
    const onread = {
      buffer,
      callback: (size: number) => {
        this.heard(buffer.subarray(0, size));
        return true;
      },
    };
    this.socket = connect({ host: load.host, port: load.port, noDelay: true, onread });
    this.socket.on('error', (error) => this.failed(error));
    this.socket.on('close', () => this.failed(new Error('the server closed a connection under load')));
  }

  async opened(): Promise<void> {
    await once(this.socket, 'connect');
  }

  /** Sends one request after the other until there are no more. */
  drive(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.done = resolve;
      this.failed = reject;
      this.send();
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private send(): void {
    const { load, run } = this;
    if (run.next >= load.requests) return this.done();
    this.index = run.next++;
    this.sentAt = performance.now();
    this.socket.write(load.render(this.index), 'latin1');
  }

  private heard(piece: Buffer): void {
    const answer = this.received.length === 0 ? piece : Buffer.concat([this.received, piece]);
    const length = answerLength(answer);
    if (length === null || answer.length < length) {
      this.received = Buffer.from(answer);
      return;
    }
    this.received = Buffer.alloc(0);
    const { run, index } = this;
    const status = Number(answer.toString('latin1', 9, 12));
    run.latencies[index] = performance.now() - this.sentAt;
    run.statuses.set(status, (run.statuses.get(status) ?? 0) + 1);
    if (status < 300) run.acknowledged.push(index);
    this.send();
  }
}
