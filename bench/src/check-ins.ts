import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSystem } from '@liandong/local/system';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { createSigner } from 'fast-jwt';
import { uuidv7 } from 'uuidv7';
import { startBareServer } from './lib/bare-process.js';
import { measureInserts, prepareInserts } from './lib/committed-inserts.js';
import { sendLoad, type LoadResult } from './lib/http-load.js';
import { createMembers, createVenue, recordedTimes } from './lib/members.js';
import { percentile, showSpread, spreadOf } from './lib/statistics.js';

/**
 * Durable check-ins through the whole system beside what this machine can do at all: (a) one-row committed
 * inserts on the same Postgres, (b) a bare Fastify POST, (c) check-ins over HTTP. The rounds alternate, since
 * the machine's speed drifts; every ratio is of one round.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '15000' },
    connections: { type: 'string', default: '256' },
  },
});
const rounds = Number(options.rounds);
const requests = Number(options.requests);
const connections = Number(options.connections);
const INSERT_CLIENTS = 64;
const INSERT_SECONDS = 4;
const WARM_UP = 3_000;
const CODE_LENGTH = 26;

const accessKey = randomBytes(32);
const venueMaster = randomBytes(32);
const signToken = createSigner({
  key: accessKey,
  algorithm: 'HS256',
  iss: 'liandong/1',
  expiresIn: 900_000,
});
const dataDir = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
const system = await startSystem({
  dataDir,
  demo: false,
  environment: {
    LOG_LEVEL: 'warn',
    ACCESS_TOKEN_SECRET: accessKey.toString('base64'),
    VENUE_KEY_MASTER: venueMaster.toString('base64'),
  },
  report: (line) => console.log(line),
});
const bare = await startBareServer();
try {
  await run();
} finally {
  bare.stop();
  await system.stop();
  await rm(dataDir, { recursive: true });
}

async function run(): Promise<void> {
  await prepareInserts(system.adminDatabaseUrl);
  const venue = await createVenue(system.adminDatabaseUrl);
  const members = await createMembers(system.adminDatabaseUrl, venue, WARM_UP + rounds * requests);
  const key = createHmac('sha256', venueMaster).update(`venue|${venue.activityId}|in|1`).digest();
  const codeOfNow = rememberedPerStep((step) =>
    venueCode({ venueRef: venue.venueRef, direction: 'in', step, key }),
  );
  const currentCode = codeOfNow();
  const acknowledged: string[] = [];

  const checkIns = async (ids: readonly string[]): Promise<LoadResult> => {
    const rendered = ids.map((id) => prepared(head('/api/v1/check-ins', tokenOf(id))));
    const result = await sendLoad({
      host: '127.0.0.1',
      port: system.port,
      connections,
      requests: ids.length,
      render: (index) => rendered[index]?.(codeOfNow()) ?? '',
    });
    acknowledged.push(...result.acknowledged.map((index) => ids[index] ?? ''));
    return result;
  };
  const bare201 = prepared(head('/check-ins', 'none'));
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

  const overInserts: number[] = [];
  const overBare: number[] = [];
  console.log('round   a inserts/s   b bare POST/s   c check-ins/s    c/a    c/b   p50 ms  p95 ms  p99 ms');
  for (let round = 0; round < rounds; round++) {
    const a = await measureInserts(system.adminDatabaseUrl, INSERT_CLIENTS, INSERT_SECONDS);
    const b = await barePosts(requests);
    const from = WARM_UP + round * requests;
    const c = await checkIns(members.slice(from, from + requests));
    for (const [status, count] of c.statuses) {
      if (status !== 201) console.log(`  ${count} answers had status ${status}`);
    }
    overInserts.push(c.perSecond / a);
    overBare.push(c.perSecond / b.perSecond);
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
  console.log(`c/b median ${showSpread(spreadOf(overBare))}`);
  console.log(`c/a median ${showSpread(spreadOf(overInserts))}`);
}

function tokenOf(memberId: string): string {
  return signToken({ actor: { id: memberId, kind: 'person', grants: [] }, sid: randomUUID(), lang: 'zh-CN' });
}

function head(path: string, token: string): string {
  return (
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
    `Authorization: Bearer ${token}\r\n`
  );
}

/** A request with everything but its code: what a phone does is not to be paid by the machine measured. */
function prepared(requestHead: string): (code: string) => string {
  const rest = JSON.stringify({ scanId: uuidv7(), scannedAt: new Date().toISOString() }).slice(1);
  const length = '{"code":"",'.length + CODE_LENGTH + rest.length;
  const start = `${requestHead}Content-Length: ${length}\r\n\r\n{"code":"`;
  return (code) => `${start}${code}",${rest}`;
}

/** Makes a code once per step. */
function rememberedPerStep(make: (step: number) => string): () => string {
  let made = { step: 0, code: '' };
  return () => {
    const step = stepAt(Date.now());
    if (step !== made.step) made = { step, code: make(step) };
    return made.code;
  };
}
