import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startBenchSystem } from './lib/bench-system.js';
import { checkInLoad } from './lib/check-in-load.js';
import { sendSteadily } from './lib/http-load.js';
import { createMembers, createVenue } from './lib/members.js';
import { residentMegabytes } from './lib/resident-memory.js';
import { percentile, spreadOf } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';
import { openViewer } from './lib/viewer.js';

/** People check in while many look at the attendance list: how long until all of them see it, and at what cost. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    viewers: { type: 'string', default: '200' },
    rate: { type: 'string', default: '20' },
    rounds: { type: 'string' },
  },
});
const viewerCount = Number(options.viewers);
const rate = Number(options.rate);
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const PER_ROUND = 100;

const bench = await startBenchSystem();
try {
  const { adminDatabaseUrl, port, pidOf } = bench.system;
  const gateway = () => residentMegabytes(pidOf('gateway') ?? 0);
  const venue = await createVenue(adminDatabaseUrl);
  const members = await createMembers(adminDatabaseUrl, venue, (rounds + 1) * PER_ROUND);
  await sendSteadily(checkInLoad(bench, venue, members.slice(0, PER_ROUND), 16), rate);
  const before = gateway();
  const token = bench.tokenOf(randomUUID(), [{ role: 'auditor' }]);
  const viewers = await Promise.all(
    Array.from({ length: viewerCount }, () => openViewer(port, venue.activityId, token)),
  );
  const worst: number[] = [];
  console.log(`${viewerCount} viewers, ${rounds} rounds of ${PER_ROUND} check-ins at ${rate}/s`);
  console.log('round   seen by all   p50 ms   p95 ms   p99 ms   gateway MB');
  for (let round = 1; round <= rounds; round++) {
    const ids = members.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const load = checkInLoad(bench, venue, ids, 16);
    const acknowledgedAt = new Map<string, number>();
    await sendSteadily(
      { ...load, onAnswer: (index) => acknowledgedAt.set(ids[index] ?? '', performance.now()) },
      rate,
    );
    const seen = await Promise.all(viewers.map((viewer) => viewer.hasSeen(ids, 10_000)));
    const all = seen.filter(Boolean).length;
    if (all !== viewerCount) process.exitCode = 1;
    const delays = Float64Array.from(
      viewers.flatMap(({ seenAt }) =>
        ids.map((id) => Math.max(0, (seenAt.get(id) ?? Infinity) - (acknowledgedAt.get(id) ?? 0))),
      ),
    ).toSorted();
    worst.push(percentile(delays, 0.99));
    const times = [0.5, 0.95, 0.99].map((share) => percentile(delays, share).toFixed(0).padStart(8));
    console.log(
      `${String(round).padStart(5)} ${String(all).padStart(13)} ${times.join(' ')} ${gateway().toFixed(0).padStart(12)}`,
    );
  }
  verdict(
    'p99 in ms from acknowledgement to viewer, median of the rounds',
    spreadOf(worst).median,
    '<',
    1_000,
  );
  verdict(`growth of the door with ${viewerCount} viewers, in MB`, gateway() - before, '<=', 100);
  viewers.forEach((viewer) => viewer.close());
} finally {
  await bench.stop();
}
