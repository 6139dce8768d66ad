import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { CheckInBatchAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import { uuidv7 } from 'uuidv7';
import { startBenchSystem } from './lib/bench-system.js';
import { createMembers, createVenue } from './lib/members.js';
import { percentile, spreadOf } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';

/** A leader's queue of 500 ticked names, uploaded in one request when the signal is back. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    size: { type: 'string', default: '500' },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const size = Number(options.size);
const PER_ROUND = 5;

const bench = await startBenchSystem();
try {
  const { adminDatabaseUrl, port } = bench.system;
  const venue = await createVenue(adminDatabaseUrl);
  const members = await createMembers(adminDatabaseUrl, venue, (rounds + 1) * PER_ROUND * size);
  const token = bench.tokenOf(randomUUID(), [{ role: 'administrator' }]);
  const deviceId = randomUUID();
  let counter = 0;

  const upload = async (ids: readonly string[]): Promise<number> => {
    const scannedAt = new Date(Date.now() - 60_000).toISOString();
    const scans = ids.map((volunteerId) => ({
      kind: 'manual',
      scanId: uuidv7(),
      activityId: venue.activityId,
      direction: 'in',
      volunteerId,
      reason: 'no phone',
      scannedAt,
      counter: counter++,
      ageMs: 60_000,
    }));
    const body = JSON.stringify({ deviceId, sentAt: new Date().toISOString(), scans });
    const start = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/check-ins/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    const text = await response.text();
    const milliseconds = performance.now() - start;
    if (!response.ok) throw new Error(text);
    const { answers } = CheckInBatchAnswer.parse(JSON.parse(text));
    const other = answers.find(({ outcome }) => outcome !== 'accepted');
    if (answers.length !== ids.length || other) throw new Error(`not all accepted: ${JSON.stringify(other)}`);
    return milliseconds;
  };

  const slowest: number[] = [];
  const middles: number[] = [];
  console.log(`${rounds} rounds of ${PER_ROUND} batches of ${size}`);
  console.log('round   median ms   worst ms');
  for (let round = 0; round <= rounds; round++) {
    const times: number[] = [];
    for (let one = 0; one < PER_ROUND; one++) {
      const from = (round * PER_ROUND + one) * size;
      times.push(await upload(members.slice(from, from + size)));
    }
    if (round === 0) continue; // warming up
    middles.push(spreadOf(times).median);
    slowest.push(percentile(Float64Array.from(times).toSorted(), 1));
    console.log(
      `${String(round).padStart(5)} ${(middles.at(-1) ?? 0).toFixed(0).padStart(11)} ${(slowest.at(-1) ?? 0).toFixed(0).padStart(10)}`,
    );
  }
  verdict(`ms for a batch of ${size}, median of the rounds' medians`, spreadOf(middles).median, '<', 300);
} finally {
  await bench.stop();
}
