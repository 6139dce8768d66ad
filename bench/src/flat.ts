import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startBenchSystem, type BenchSystem } from './lib/bench-system.js';
import { checkInLoad } from './lib/check-in-load.js';
import { sendLoad } from './lib/http-load.js';
import { loadLedger } from './lib/ledger-rows.js';
import { createMembers, createVenue, idOf, type Venue } from './lib/members.js';
import { percentile, showSpread, spreadOf } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';

/** The same work beside a small ledger and beside a large one, in two systems, round by round in turn. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    small: { type: 'string', default: '10000' },
    large: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const small = Number(options.small);
const large = Number(options.large ?? (options.quick ? 200_000 : 10_000_000));
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const CHECK_INS = options.quick ? 3_000 : 10_000;
const WARM_UP = 2_000;
const READS = 200;
const CONNECTIONS = 4;

interface Side {
  bench: BenchSystem;
  venue: Venue;
  members: string[];
  reads: Record<string, { path: string; token: string }>;
}

const sides: Side[] = [];
try {
  for (const rows of [small, large]) sides.push(await prepare(rows));
  await run(sides);
} finally {
  for (const { bench } of sides) await bench.stop();
}

async function prepare(rows: number): Promise<Side> {
  const bench = await startBenchSystem();
  const { adminDatabaseUrl } = bench.system;
  const venue = await createVenue(adminDatabaseUrl);
  const members = await createMembers(adminDatabaseUrl, venue, WARM_UP + rounds * CHECK_INS);
  const start = Date.now();
  await loadLedger(bench, rows);
  console.log(`${rows} entries loaded in ${((Date.now() - start) / 1_000).toFixed(0)} s`);
  const auditor = bench.tokenOf(randomUUID(), [{ role: 'auditor' }]);
  const team = await idOf(adminDatabaseUrl, 'team', 7);
  const person = await idOf(adminDatabaseUrl, 'volunteer', 7);
  return {
    bench,
    venue,
    members,
    reads: {
      'ledger page': { path: '/ledger/entries?limit=50', token: auditor },
      'page of a team': { path: `/ledger/entries?limit=50&teamId=${team}`, token: auditor },
      summary: { path: '/ledger/summary', token: auditor },
      'member’s statement': { path: '/me/ledger', token: bench.tokenOf(person) },
    },
  };
}

async function run(both: readonly Side[]): Promise<void> {
  for (const { bench, venue, members } of both)
    await sendLoad(checkInLoad(bench, venue, members.slice(0, WARM_UP), 256));
  const names = Object.keys(both[0]?.reads ?? {});
  for (const side of both) for (const name of names) await p95Of(side, name);

  const ratios = new Map<string, number[]>();
  const keep = (name: string, of: readonly number[]) => {
    const ratio = (of[1] ?? Number.NaN) / (of[0] ?? Number.NaN);
    ratios.set(name, [...(ratios.get(name) ?? []), ratio]);
    return `${of.map((value) => value.toFixed(of.every((one) => one > 100) ? 0 : 1)).join(' → ')} (${ratio.toFixed(2)})`;
  };
  for (let round = 0; round < rounds; round++) {
    const from = WARM_UP + round * CHECK_INS;
    const rates: number[] = [];
    for (const { bench, venue, members } of both) {
      const load = checkInLoad(bench, venue, members.slice(from, from + CHECK_INS), 256);
      rates.push((await sendLoad(load)).perSecond);
    }
    const cells = [`check-ins/s ${keep('check-ins', rates)}`];
    for (const name of names) {
      const times: number[] = [];
      for (const side of both) times.push(await p95Of(side, name));
      cells.push(`${name} p95 ms ${keep(name, times)}`);
    }
    console.log(`round ${round + 1}: ${cells.join(', ')}`);
  }
  for (const [name, values] of ratios) console.log(`${name}, large ÷ small: ${showSpread(spreadOf(values))}`);
  for (const [name, values] of ratios) {
    const { median } = spreadOf(values);
    if (name === 'check-ins') verdict(`check-ins with ${large} entries ÷ with ${small}`, median, '>=', 0.9);
    else verdict(`p95 of ${name} with ${large} entries ÷ with ${small}`, median, '<=', 1.5);
  }
}

async function p95Of({ bench, reads }: Side, name: string): Promise<number> {
  const read = reads[name];
  const { latencies, statuses } = await sendLoad({
    host: '127.0.0.1',
    port: bench.system.port,
    connections: CONNECTIONS,
    requests: READS,
    render: () =>
      `GET /api/v1${read?.path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${read?.token}\r\n\r\n`,
  });
  if (statuses.get(200) !== READS) throw new Error(`${name}: ${JSON.stringify([...statuses])}`);
  return percentile(latencies, 0.95);
}
