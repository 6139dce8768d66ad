import { parseArgs } from 'node:util';
import { startBareServer } from './lib/bare-process.js';
import { startBenchSystem } from './lib/bench-system.js';
import { checkInLoad, postHead, prepared } from './lib/check-in-load.js';
import { measureInserts, prepareInserts } from './lib/committed-inserts.js';
import { cpuSeconds, endedChildrenSeconds } from './lib/cpu-time.js';
import { sendLoad, type LoadResult } from './lib/http-load.js';
import { createMembers, createVenue, recordedTimes } from './lib/members.js';
import { percentile, showSpread, spreadOf } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';

/**
 * Durable check-ins through the whole system beside what this machine can do at all: (a) one-row committed
 * inserts on the same Postgres, (b) a bare Fastify POST, (c) check-ins over HTTP. The rounds alternate, since
 * the machine's speed drifts; every ratio is of one round.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    requests: { type: 'string' },
    connections: { type: 'string', default: '256' },
    profile: { type: 'string' },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const requests = Number(options.requests ?? (options.quick ? 6_000 : 15_000));
const connections = Number(options.connections);
const INSERT_CLIENTS = 64;
const INSERT_SECONDS = options.quick ? 2 : 4;
/**
 * Check-ins before the first round. What runs once a batch and not once a scan is compiled late: after 30,000 the
 * check-ins service still used 42 to 49 µs a check-in, from 120,000 on 31 to 37 (two runs of fourteen rounds). A minute
 * of a rush at one door; what is measured is how it goes on.
 */
const WARM_UP = options.quick ? 3_000 : 120_000;

const bench = await startBenchSystem(options.profile);
const { system } = bench;
const bare = await startBareServer();
try {
  await run();
} finally {
  bare.stop();
  await bench.stop();
}

async function run(): Promise<void> {
  await prepareInserts(system.adminDatabaseUrl);
  const venue = await createVenue(system.adminDatabaseUrl);
  const members = await createMembers(system.adminDatabaseUrl, venue, WARM_UP + rounds * requests);
  const currentCode = bench.codeOf(venue)();
  const acknowledged: string[] = [];
  const costs = new Map<string, number[]>();

  const checkIns = async (ids: readonly string[]): Promise<LoadResult> => {
    const load = checkInLoad(bench, venue, ids, connections);
    const before = cpuTimes();
    const result = await sendLoad(load);
    for (const [part, seconds] of cpuTimes()) {
      const micros = ((seconds - (before.get(part) ?? 0)) * 1e6) / ids.length;
      costs.set(part, [...(costs.get(part) ?? []), micros]);
    }
    acknowledged.push(...result.acknowledged.map((index) => ids[index] ?? ''));
    return result;
  };
  const bare201 = prepared(postHead('/check-ins', 'none'));
  const barePosts = (count: number) =>
    sendLoad({
      host: '127.0.0.1',
      port: bare.port,
      connections,
      requests: count,
      render: () => bare201(currentCode),
    });

  console.log(`warming up; then ${rounds} rounds of ${requests} check-ins over ${connections} connections`);
  await barePosts(WARM_UP);
  await checkIns(members.slice(0, WARM_UP));
  costs.clear();
  bench.startProfiles();

  const overInserts: number[] = [];
  const overBare: number[] = [];
  const slowest: number[] = [];
  const insertCosts: number[] = [];
  const bareCosts: number[] = [];
  const postgres = system.pidOf('postgres') ?? 0;
  console.log('round   a inserts/s   b bare POST/s   c check-ins/s    c/a    c/b   p50 ms  p95 ms  p99 ms');
  for (let round = 0; round < rounds; round++) {
    const beforeInserts = (cpuSeconds(postgres) ?? 0) + (endedChildrenSeconds() ?? 0);
    const a = await measureInserts(system.adminDatabaseUrl, INSERT_CLIENTS, INSERT_SECONDS);
    const inserting = (cpuSeconds(postgres) ?? 0) + (endedChildrenSeconds() ?? 0) - beforeInserts;
    insertCosts.push((inserting * 1e6) / (a * INSERT_SECONDS));
    const beforeBare = bareSeconds();
    const b = await barePosts(requests);
    bareCosts.push(((bareSeconds() - beforeBare) * 1e6) / requests);
    const from = WARM_UP + round * requests;
    const c = await checkIns(members.slice(from, from + requests));
    for (const [status, count] of c.statuses) {
      if (status !== 201) console.log(`  ${count} answers had status ${status}`);
    }
    overInserts.push(c.perSecond / a);
    overBare.push(c.perSecond / b.perSecond);
    slowest.push(percentile(c.latencies, 0.99));
    const cells = [a, b.perSecond, c.perSecond].map((rate) => rate.toFixed(0).padStart(13));
    const ratios = [c.perSecond / a, c.perSecond / b.perSecond].map((ratio) => ratio.toFixed(2).padStart(7));
    const times = [0.5, 0.95, 0.99].map((share) => percentile(c.latencies, share).toFixed(1).padStart(8));
    console.log(`${String(round + 1).padStart(5)} ${cells.join('   ')} ${ratios.join('')} ${times.join('')}`);
  }

  const { facts, entries } = await recordedTimes(system.adminDatabaseUrl, venue);
  const broken = acknowledged.filter((id) => facts.get(id) !== 1 || entries.get(id) !== 1);
  const unasked = facts.size - new Set(acknowledged).size;
  console.log(
    `verified: ${acknowledged.length} acknowledged, ${facts.size} facts, ${entries.size} entries; ` +
      `${broken.length} not exactly once, ${unasked} recorded but not acknowledged`,
  );
  if (broken.length > 0 || unasked !== 0) process.exitCode = 1;
  showCosts(costs);
  const insertCost = spreadOf(insertCosts).median;
  console.log(`of a one-row insert, Postgres and pgbench together: ${insertCost.toFixed(0)}`);
  console.log(`of a bare POST, Fastify and load together: ${spreadOf(bareCosts).median.toFixed(0)}`);
  console.log(`c/a median ${showSpread(spreadOf(overInserts))}`);
  console.log(`c/b median ${showSpread(spreadOf(overBare))}`);
  verdict('check-ins ÷ one-row committed inserts', spreadOf(overInserts).median, '>=', 1.0);
  verdict('check-ins ÷ bare POSTs', spreadOf(overBare).median, '>=', 0.5);
  verdict('p99 in ms, of the rounds the worst', spreadOf(slowest).max, '<', 250);
}

/** What the bare server and the load have used so far. */
function bareSeconds(): number {
  return (cpuSeconds(bare.pid) ?? 0) + loadSeconds();
}

/** What the load has used so far. Everything here descends from this process: it counts itself alone. */
function loadSeconds(): number {
  const { user, system: kernel } = process.cpuUsage();
  return (user + kernel) / 1e6;
}

/** What each part has used so far, in seconds; empty where the system does not tell. */
function cpuTimes(): Map<string, number> {
  const pids = new Map([
    ['load', process.pid],
    ...['gateway', 'checkins', 'nats', 'postgres'].map((name) => [name, system.pidOf(name) ?? 0] as const),
  ]);
  return new Map(
    [...pids].flatMap(([part, pid]) => {
      const seconds = part === 'load' ? loadSeconds() : cpuSeconds(pid);
      return seconds === null ? [] : [[part, seconds] as const];
    }),
  );
}

function showCosts(costs: ReadonlyMap<string, readonly number[]>): void {
  const medians = [...costs].map(([part, micros]) => [part, spreadOf(micros).median] as const);
  const total = medians.reduce((sum, [, micros]) => sum + micros, 0);
  const parts = medians.map(([part, micros]) => `${part} ${micros.toFixed(0)}`);
  console.log(`processor time per check-in, median in µs: ${parts.join(' + ')} = ${total.toFixed(0)}`);
}
