import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MyLedger } from '@liandong/contracts/ledger/ledger';
import { startSystem } from '@liandong/local/system';
import type { LiandongSystem } from '@liandong/local/system-options';
import { venueRefOf } from '@liandong/rules/activity-code';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { eventually } from '@liandong/testing/eventually';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { ApiClient, freshPhone } from './support/api-client.js';

/** Real: everything; parts of it are killed. A system of its own, so that no other test notices. */
jest.setTimeout(60_000);

const venueMaster = randomBytes(32);
let dataDir: string;
let system: LiandongSystem;
let api: ApiClient;
let member: ApiClient;
let activityId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'liandong-faults-'));
  system = await startSystem({
    dataDir,
    demo: false,
    environment: { LOG_LEVEL: 'fatal', VENUE_KEY_MASTER: venueMaster.toString('base64') },
  });
  api = new ApiClient(system.url);
  member = await api.signIn(freshPhone());
  activityId = await openActivity();
}, 120_000);

afterAll(async () => {
  await system?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Put in as the check-ins service would have heard of it: a district without teams has nobody to publish. */
async function openActivity(): Promise<string> {
  const id = randomUUID();
  await inDatabase(async (client) => {
    const month = `(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai'))::date`;
    await client.query(`SELECT checkins.ensure_month(${month})`);
    await client.query(
      `INSERT INTO checkins.activities (id, version, status, team_id, organization_path, title, activity_class,
         starts_at, ends_at, early_minutes, late_minutes, walk_ins, venue_ref, fact_month,
         place, description, linked_parties, ways, check_out, breaks)
       VALUES ($1, 1, 'published', $2, '/', '防汛值守', 'emergency', now(), now() + interval '1 hour', 60, 60, true,
         $3, ${month}, '', '', '{}', '{venueCode}', 'required', '[]')`,
      [id, randomUUID(), venueRefOf(id)],
    );
  });
  return id;
}

async function inDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(system.adminDatabaseUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function currentCode(): string {
  const key = createHmac('sha256', venueMaster).update(`venue|${activityId}|in|1`).digest();
  return venueCode({ venueRef: venueRefOf(activityId), direction: 'in', step: stepAt(Date.now()), key });
}

type Ask = () => ReturnType<ApiClient['get']>;

describe.each<[Parameters<LiandongSystem['kill']>[0], Ask]>([
  ['nats', () => member.get('/me')],
  ['redis', () => api.post('/auth/otp', { phone: freshPhone() })],
  ['postgres', () => member.get('/me')],
  ['postgres', () => member.post('/check-ins', { code: currentCode(), scanId: uuidv7() })],
])('while %s is down', (server, ask) => {
  it('the door answers 503 with Retry-After within 3 s, and is well by itself when it is back', async () => {
    // The part killed in the test before may be back for one service and not yet for the next.
    await isWell(ask);
    await system.kill(server, 'SIGKILL');
    try {
      const answer = await refusalOf(ask);
      expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await system.restart(server);
    }
    await isWell(ask);
  });
});

function isWell(ask: Ask) {
  return eventually(async () => (await ask()).status < 300, { timeoutMs: 20_000, everyMs: 200 });
}

/**
 * The first answer that is not a good one; each within 3 s, as the refusal itself. A killed Postgres leaves backends
 * that notice a moment later, and one of them may still answer what was asked meanwhile.
 */
async function refusalOf(ask: Ask) {
  for (let tries = 0; tries < 10; tries++) {
    const before = performance.now();
    const answer = await ask();
    expect(performance.now() - before).toBeLessThan(3_000);
    if (answer.status >= 300) return answer;
  }
  throw new Error('ten good answers after the kill');
}

describe('check-ins while parts are killed', () => {
  it('are each recorded exactly once when the phone sends the same scan until it is answered', async () => {
    const scans = await Promise.all(
      Array.from({ length: 24 }, async () => ({ client: await api.signIn(freshPhone()), scanId: uuidv7() })),
    );
    const sending = scans.map(({ client, scanId }, index) =>
      eventually(
        async () => {
          // Spread over the kills, so that some are on their way whenever a part dies.
          if (index > 0 && answered.size < index - 8) return undefined;
          const { status } = await client.post('/check-ins', { code: currentCode(), scanId });
          if (status !== 201) return undefined;
          answered.add(scanId);
          return true;
        },
        { timeoutMs: 45_000, everyMs: 50 },
      ),
    );
    for (const part of ['checkins', 'postgres', 'nats', 'gateway'] as const) {
      await system.kill(part, 'SIGKILL');
      await system.restart(part);
    }
    await Promise.all(sending);
    for (const { client } of scans) {
      const { body } = await client.get('/me/ledger');
      expect(MyLedger.parse(body).items).toHaveLength(1);
    }
    const facts = await inDatabase((sql) =>
      sql.query('SELECT FROM checkins.check_ins WHERE scan_id = ANY($1)', [
        scans.map(({ scanId }) => scanId),
      ]),
    );
    expect(facts.rowCount).toBe(scans.length);
  });

  const answered = new Set<string>();
});
