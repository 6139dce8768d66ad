import { parseArgs } from 'node:util';
import { startBenchSystem } from './lib/bench-system.js';
import { checkInLoad } from './lib/check-in-load.js';
import { sendSteadily } from './lib/http-load.js';
import { createMembers, createVenue } from './lib/members.js';
import { percentile, spreadOf } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';

/** How long a scan takes at a steady rate, sent whether or not earlier ones are answered (open loop). */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string', default: '256' },
  },
});
const rate = Number(options.rate);
const seconds = Number(options.seconds ?? (options.quick ? 5 : 15));
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const connections = Number(options.connections);
const WARM_UP = 2_000;

const bench = await startBenchSystem();
try {
  const { adminDatabaseUrl } = bench.system;
  const venue = await createVenue(adminDatabaseUrl);
  const members = await createMembers(adminDatabaseUrl, venue, WARM_UP + rounds * rate * seconds);
  await sendSteadily(checkInLoad(bench, venue, members.slice(0, WARM_UP), connections), rate);
  const slowest: number[] = [];
  console.log(`${rounds} rounds of ${seconds} s at ${rate} scans/s`);
  console.log('round   answered   p50 ms   p95 ms   p99 ms   worst ms');
  for (let round = 0; round < rounds; round++) {
    const from = WARM_UP + round * rate * seconds;
    const ids = members.slice(from, from + rate * seconds);
    const { latencies, acknowledged } = await sendSteadily(checkInLoad(bench, venue, ids, connections), rate);
    if (acknowledged.length !== ids.length) process.exitCode = 1;
    slowest.push(percentile(latencies, 0.99));
    const times = [0.5, 0.95, 0.99, 1].map((share) => percentile(latencies, share).toFixed(1).padStart(8));
    console.log(
      `${String(round + 1).padStart(5)} ${String(acknowledged.length).padStart(10)} ${times.join(' ')}`,
    );
  }
  verdict(`p99 in ms at ${rate} scans/s, median of the rounds`, spreadOf(slowest).median, '<', 100);
} finally {
  await bench.stop();
}
