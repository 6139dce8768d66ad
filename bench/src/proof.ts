import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBenchSystem } from './lib/bench-system.js';
import { checkInLoad } from './lib/check-in-load.js';
import { writeExport } from './lib/export-file.js';
import { sendLoad } from './lib/http-load.js';
import { createMembers, createVenue } from './lib/members.js';
import { SealedLedger } from './lib/sealed-ledger.js';
import { percentile } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';

/**
 * The ledger's proof: how fast entries are sealed, whether that keeps up with check-ins, what a proof costs in a
 * small and in a large tree, and how long the verifier takes for a whole ledger.
 */
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    'check-ins': { type: 'string', default: '30000' },
  },
});
const size = Number(options.size);
const checkIns = Number(options['check-ins']);
const PROOFS = 300;
const GOAL_SECONDS = 20;
const CONNECTIONS = 256;

await benchServer();
await benchVerifier();

async function benchServer(): Promise<void> {
  const bench = await startBenchSystem();
  const ledger = await SealedLedger.open(bench.system.adminDatabaseUrl);
  try {
    const venue = await createVenue(bench.system.adminDatabaseUrl);
    const token = bench.tokenOf(randomUUID(), [{ role: 'auditor' }]);
    console.log('     leaves   sealed/s   proof p50 ms   p95 ms   hashes   consistency p50 ms');
    let slowest = Infinity;
    for (let leaves = 1_000; leaves <= size; leaves *= 10) {
      const missing = Math.max(0, leaves - (await ledger.size()));
      await ledger.hold();
      await ledger.fill(missing);
      await ledger.release();
      const seconds = await ledger.sealedUpTo(leaves);
      const sealedPerSecond = missing / seconds;
      if (missing >= 50_000) slowest = Math.min(slowest, sealedPerSecond);
      const proofs = await timesOf(
        (await ledger.someEntries(PROOFS)).map((id) => `/ledger/proofs/${id}`),
        token,
      );
      const older = await ledger.someHeadSize();
      const consistency = await timesOf(
        Array.from({ length: PROOFS }, () => `/ledger/consistency?from=${older}`),
        token,
      );
      const cells = [
        String(await ledger.size()).padStart(11),
        (missing === 0 ? '-' : sealedPerSecond.toFixed(0)).padStart(10),
        percentile(proofs.times, 0.5).toFixed(2).padStart(14),
        percentile(proofs.times, 0.95).toFixed(2).padStart(8),
        String(proofs.hashes).padStart(8),
        percentile(consistency.times, 0.5).toFixed(2).padStart(20),
      ];
      console.log(cells.join(' '));
    }
    const rate = await benchKeepingUp(bench, venue, ledger);
    verdict('sealed entries a second ÷ check-ins a second', slowest / rate, '>=', 1);
  } finally {
    await ledger.close();
    await bench.stop();
  }

  async function timesOf(paths: readonly string[], token: string) {
    const times: number[] = [];
    let hashes = 0;
    for (const path of paths) {
      const began = performance.now();
      const response = await fetch(`http://127.0.0.1:${bench.system.port}/api/v1${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const body: unknown = await response.json();
      times.push(performance.now() - began);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
      const proof = typeof body === 'object' && body !== null && 'proof' in body ? body.proof : [];
      hashes = Math.max(hashes, Array.isArray(proof) ? proof.length : 0);
    }
    return { times: Float64Array.from(times).toSorted(), hashes };
  }
}

/** Check-ins as fast as they go, while they are sealed. @returns check-ins a second */
async function benchKeepingUp(
  bench: Awaited<ReturnType<typeof startBenchSystem>>,
  venue: Awaited<ReturnType<typeof createVenue>>,
  ledger: SealedLedger,
): Promise<number> {
  const members = await createMembers(bench.system.adminDatabaseUrl, venue, checkIns);
  const before = await ledger.size();
  const load = await sendLoad(checkInLoad(bench, venue, members, CONNECTIONS));
  const during = (await ledger.size()) - before;
  const lag = await ledger.sealedUpTo(before + load.acknowledged.length);
  console.log(
    `${load.acknowledged.length} check-ins, ${load.perSecond.toFixed(0)}/s; ${during} were sealed when the last was ` +
      `answered, all ${(lag * 1_000).toFixed(0)} ms later`,
  );
  return load.perSecond;
}

async function benchVerifier(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  try {
    const file = await writeExport(join(folder, 'ledger.csv'), size);
    const cli = fileURLToPath(new URL('../../packages/verify/dist/cli.js', import.meta.url));
    const began = performance.now();
    const { code, residentMiB, cpuSeconds } = await runMeasured([
      cli,
      file.path,
      '--key',
      file.publicKey,
      '--lang',
      'en',
    ]);
    const seconds = (performance.now() - began) / 1_000;
    if (code !== 0) throw new Error(`the verifier ended with ${code}`);
    console.log(
      `${size} rows (${(file.bytes / 2 ** 20).toFixed(0)} MiB of CSV) verified in ${seconds.toFixed(1)} s, ` +
        `${cpuSeconds.toFixed(1)} s of processor time, ${residentMiB.toFixed(0)} MiB resident at most`,
    );
    verdict('seconds to verify the export', seconds, '<', GOAL_SECONDS);
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Measured {
  code: number;
  residentMiB: number;
  cpuSeconds: number;
}

/** Runs a script and asks it at its end how much memory and processor time it took. */
function runMeasured(args: readonly string[]): Promise<Measured> {
  const measure = `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.send([maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6]);
  })`;
  const preload = `data:text/javascript,${encodeURIComponent(measure)}`;
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let [residentMiB, cpuSeconds] = [0, 0];
  child.on('message', (message) => {
    if (!Array.isArray(message)) return;
    [residentMiB = 0, cpuSeconds = 0] = message.map(Number);
  });
  return new Promise((done) => {
    child.once('close', (code) => done({ code: code ?? 1, residentMiB, cpuSeconds }));
  });
}
