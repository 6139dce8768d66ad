import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpConnection } from './http-connection.js';

export interface Load {
  host: string;
  port: number;
  connections: number;
  /** How many requests are sent in all. */
  requests: number;
  /** The whole request, head and body, made at the moment when it is sent. */
  render: (index: number) => string;
  /** Told of each answer as it comes. */
  onAnswer?: (index: number) => void;
}

export interface LoadResult {
  seconds: number;
  perSecond: number;
  /** Milliseconds until the whole answer, sorted. */
  latencies: Float64Array;
  /** How many answers came with each status. */
  statuses: Map<number, number>;
  /** Indexes of the requests that were answered 2xx. */
  acknowledged: number[];
}

/** Sends requests one after the other on each connection, as fast as they are answered. */
export function sendLoad(load: Load): Promise<LoadResult> {
  let next = 0;
  return measured(load, (connections, finished, sendOne) => {
    const drive = (connection: HttpConnection): void => {
      if (next >= load.requests) return;
      const index = next++;
      sendOne(connection, index, performance.now(), () => drive(connection));
    };
    connections.forEach(drive);
    return finished;
  });
}

/**
 * Sends so many requests a second whether or not they are answered, as people do. One that finds no idle connection
 * waits, and its waiting counts: latency is from the moment at which it was due.
 */
export function sendSteadily(load: Load, perSecond: number): Promise<LoadResult> {
  return measured(load, async (connections, finished, sendOne) => {
    const idle = [...connections];
    const waiting: { index: number; dueAt: number }[] = [];
    const start = performance.now();
    const sendWaiting = (): void => {
      while (idle.length > 0 && waiting.length > 0) {
        const connection = idle.pop();
        const one = waiting.shift();
        if (!connection || !one) return;
        sendOne(connection, one.index, one.dueAt, () => {
          idle.push(connection);
          sendWaiting();
        });
      }
    };
    for (let index = 0; index < load.requests;) {
      const dueNow = Math.min(load.requests, Math.floor(((performance.now() - start) * perSecond) / 1_000));
      for (; index < dueNow; index++) waiting.push({ index, dueAt: start + (index * 1_000) / perSecond });
      sendWaiting();
      await sleep(1);
    }
    await finished;
  });
}

type SendOne = (connection: HttpConnection, index: number, since: number, afterwards: () => void) => void;

interface Tally extends Omit<LoadResult, 'seconds' | 'perSecond'> {
  answers: number;
}

async function measured(
  load: Load,
  send: (connections: readonly HttpConnection[], finished: Promise<void>, sendOne: SendOne) => Promise<void>,
): Promise<LoadResult> {
  const tally: Tally = {
    answers: 0,
    latencies: new Float64Array(load.requests),
    statuses: new Map(),
    acknowledged: [],
  };
  let finish: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const finished = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const connections = Array.from(
    { length: load.connections },
    () => new HttpConnection(load.host, load.port),
  );
  await Promise.all(connections.map((connection) => connection.opened(fail)));
  const sendOne: SendOne = (connection, index, since, afterwards) => {
    connection.exchange(load.render(index), (status) => {
      tally.latencies[index] = performance.now() - since;
      load.onAnswer?.(index);
      tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
      if (status < 300) tally.acknowledged.push(index);
      tally.answers += 1;
      if (tally.answers === load.requests) finish();
      else afterwards();
    });
  };
  const start = performance.now();
  await send(connections, finished, sendOne);
  const seconds = (performance.now() - start) / 1_000;
  for (const connection of connections) connection.close();
  const { statuses, acknowledged, latencies } = tally;
  return {
    seconds,
    perSecond: load.requests / seconds,
    latencies: latencies.toSorted(),
    statuses,
    acknowledged,
  };
}
