import { randomUUID } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import { startBenchSystem } from './lib/bench-system.js';
import { loadLedger } from './lib/ledger-rows.js';
import { residentMegabytes } from './lib/resident-memory.js';
import { showSpread, spreadOf } from './lib/statistics.js';
import { verdict } from './lib/verdict.js';

/** The whole ledger as a file over HTTP, CSV and XLSX in turn: rows a second, and what the processes grow by. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rows: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const rows = Number(options.rows ?? (options.quick ? 100_000 : 1_000_000));
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const goals = { csv: 100_000, xlsx: 30_000 } as const;
const kinds = ['csv', 'xlsx'] as const;
const SAMPLE_MS = 200;

const bench = await startBenchSystem();
try {
  await loadLedger(bench, rows);
  const token = bench.tokenOf(randomUUID(), [{ role: 'auditor' }]);
  const rates = { csv: new Array<number>(), xlsx: new Array<number>() };
  const growths = { csv: new Array<number>(), xlsx: new Array<number>() };
  // The first of each makes room that the later ones use again.
  for (const kind of kinds) await download(kind, token);
  console.log(`${rounds} rounds of ${rows} entries`);
  console.log('round   kind       rows/s        MB   growth MB');
  for (let round = 1; round <= rounds; round++) {
    for (const kind of kinds) {
      const before = resident();
      const { seconds, bytes, highest } = await download(kind, token);
      rates[kind].push(rows / seconds);
      growths[kind].push(highest - before);
      console.log(
        `${String(round).padStart(5)} ${kind.padStart(6)} ${(rows / seconds).toFixed(0).padStart(12)} ` +
          `${(bytes / 2 ** 20).toFixed(0).padStart(9)} ${(highest - before).toFixed(0).padStart(11)}`,
      );
    }
  }
  for (const kind of kinds) {
    console.log(`${kind} rows/s ${showSpread(spreadOf(rates[kind]))}`);
    verdict(`${kind} rows/s`, spreadOf(rates[kind]).median, '>=', goals[kind]);
    verdict(`${kind} growth in MB, the largest of the rounds`, spreadOf(growths[kind]).max, '<=', 100);
  }
} finally {
  await bench.stop();
}

/** Of the processes that an export passes through. */
function resident(): number {
  return ['gateway', 'checkins'].reduce(
    (sum, part) => sum + residentMegabytes(bench.system.pidOf(part) ?? 0),
    0,
  );
}

async function download(kind: (typeof kinds)[number], token: string) {
  let highest = resident();
  const sampling = setInterval(() => (highest = Math.max(highest, resident())), SAMPLE_MS);
  try {
    const start = performance.now();
    let bytes = 0;
    let lines = 0;
    for await (const chunk of await answered(kind, token)) {
      bytes += chunk.length;
      if (kind === 'csv') lines += linesIn(chunk);
    }
    if (kind === 'csv' && lines < rows) throw new Error(`${lines} lines for ${rows} entries`);
    return { seconds: (performance.now() - start) / 1_000, bytes, highest };
  } finally {
    clearInterval(sampling);
  }
}

/** The bytes of an answer. By Node's own client: what `fetch` takes to hand them out is a tenth of what all others do for a row. */
async function answered(kind: (typeof kinds)[number], token: string): Promise<AsyncIterable<Buffer>> {
  const path = `/api/v1/ledger/export.${kind}`;
  const headers = { authorization: `Bearer ${token}` };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port: bench.system.port, path, headers }, resolve).on('error', reject);
  });
  if (answer.statusCode !== 200) throw new Error(`export.${kind} was answered ${answer.statusCode}`);
  return answer;
}

function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}
