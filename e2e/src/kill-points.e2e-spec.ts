import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import { startSystem } from '@liandong/local/system';
import type { LiandongSystem } from '@liandong/local/system-options';
import { venueRefOf } from '@liandong/rules/activity-code';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { eventually } from '@liandong/testing/eventually';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';

/**
 * The hot path of a check-in, killed between every two of its steps: by SIGKILL, in the process that is at that
 * step. Real: everything, with disks. The phones do what phones do: send the same scan until it is answered.
 */
jest.setTimeout(30_000);

/** In the order of the path; the names are those of support/fault-points.cjs. */
const points = {
  gateway: [
    'door: a scan came',
    'door: gathered',
    'door: call sent',
    'door: answer came',
    'door: before it answers',
    'door: answered',
  ],
  checkins: [
    'service: call came',
    'read what is known: before',
    'read what is known: after',
    'look elsewhere: sent',
    'write: before',
    'write: sent',
    'write: after',
    'service: before it replies',
    'service: replied',
    'outbox read: after',
    'outbox: before it publishes',
    'outbox: sent',
    'outbox delete: before',
    'outbox delete: after',
    'outbox commit: sent',
    'outbox commit: after',
  ],
} as const;

const cases = Object.entries(points).flatMap(([part, names]) => names.map((point) => [part, point] as const));
const PHONES = 3;
/** How long a phone waits before it sends its scan again, in milliseconds. */
const PATIENCE_MS = 400;

const accessKey = randomBytes(32);
const venueMaster = randomBytes(32);
const activityId = randomUUID();
const acknowledged: { volunteerId: string; scanId: string; receipt: CheckInReceipt }[] = [];
const heard: { eventId: string; activityIds: string[] }[] = [];
let dataDir: string;
let faultFile: string;
let system: LiandongSystem;
let bus: NatsConnection;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'liandong-kill-points-'));
  faultFile = join(dataDir, 'fault');
  system = await startSystem({
    dataDir,
    demo: false,
    environment: {
      LOG_LEVEL: 'fatal',
      ACCESS_TOKEN_SECRET: accessKey.toString('base64'),
      VENUE_KEY_MASTER: venueMaster.toString('base64'),
      LIANDONG_FAULT_FILE: faultFile,
      NODE_OPTIONS: `--require ${join(import.meta.dirname, 'support/fault-points.cjs')}`,
    },
  });
  await inDatabase(async (client) => {
    await openActivity(client, activityId);
    // Another one at the same time, so that who checks in is looked for there.
    await openActivity(client, randomUUID());
  });
  bus = await connectAs('gateway');
  bus.subscribe(attendanceListChanged.subject, {
    callback: (_, message) => {
      const { activityIds } = attendanceListChanged.payload.parse(message.json());
      heard.push({ eventId: message.headers?.get('Nats-Msg-Id') ?? '', activityIds });
    },
  });
  await bus.flush();
}, 120_000);

afterAll(async () => {
  await bus?.close();
  await system?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe.each(cases)('%s killed at "%s"', (part, point) => {
  it('answers every phone in the end', async () => {
    writeFileSync(faultFile, point);
    const scanning = Promise.all(Array.from({ length: PHONES }, () => scanUntilAnswered()));
    await eventually(() => !existsSync(faultFile), { timeoutMs: 10_000, everyMs: 5 });
    // In place of the supervision's growing delay: the twentieth death within a minute would wait long.
    await system.restart(part);
    await scanning;
  });
});

describe('after all of that', () => {
  it('each acknowledged check-in is one scan, one fact and one entry, and nothing else is there', async () => {
    const volunteers = acknowledged.map(({ volunteerId }) => volunteerId).toSorted();
    expect(volunteers).toHaveLength(cases.length * PHONES);
    await inDatabase(async (client) => {
      for (const table of ['scans', 'check_ins', 'ledger_entries']) {
        const { rows } = await client.query<{ volunteer_id: string }>(
          `SELECT volunteer_id FROM checkins.${table}`,
        );
        expect([table, rows.map((row) => row.volunteer_id).toSorted()]).toEqual([table, volunteers]);
      }
    });
  });

  it('the same scan gets the same answer', async () => {
    const patience = { timeoutMs: 25_000 };
    const again = await Promise.all(acknowledged.map((scan) => eventually(() => scanOnce(scan), patience)));
    expect(again).toEqual(acknowledged.map(({ receipt }) => receipt));
  });

  it('each write was told in one event, which the stream keeps once', async () => {
    await eventually(async () => {
      const { rowCount } = await inDatabase((client) => client.query('SELECT FROM checkins.outbox'));
      return rowCount === 0;
    });
    await bus.flush();
    const { rowCount: writes } = await inDatabase((client) =>
      client.query('SELECT DISTINCT written_xid FROM checkins.ledger_entries'),
    );
    const once = new Map(heard.map(({ eventId, activityIds }) => [eventId, activityIds]));
    expect([...once.values()]).toEqual(Array.from({ length: writes ?? 0 }, () => [activityId]));
    // The service's own user may read the state of its stream, the door's may not.
    const service = await connectAs('checkins');
    const manager = await jetstreamManager(service, { checkAPI: false });
    const { state } = await manager.streams.info('EVT_CHECKINS');
    await service.close();
    expect(state.messages).toBe(once.size);
  });
});

/** A phone of a new member: sends the same scan until it is answered. */
async function scanUntilAnswered(): Promise<void> {
  const scan = { volunteerId: randomUUID(), scanId: uuidv7() };
  const receipt = await eventually(() => scanOnce(scan), { timeoutMs: 25_000, everyMs: 25 });
  acknowledged.push({ ...scan, receipt });
}

/** @throws when the door is closed, does not answer in time, or answers that it cannot tell */
async function scanOnce(scan: { volunteerId: string; scanId: string }): Promise<CheckInReceipt> {
  const response = await fetch(`${system.url}/api/v1/check-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(scan.volunteerId)}` },
    body: JSON.stringify({ code: currentCode(), scanId: scan.scanId }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return CheckInReceipt.parse(await response.json());
}

function tokenOf(volunteerId: string): string {
  const claims = {
    actor: { id: volunteerId, kind: 'person', grants: [] },
    sid: randomUUID(),
    lang: 'zh-CN',
    iss: 'liandong/1',
    exp: Math.floor(Date.now() / 1_000) + 600,
  };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', accessKey).update(signed).digest('base64url')}`;
}

function currentCode(): string {
  const key = createHmac('sha256', venueMaster).update(`venue|${activityId}|in|1`).digest();
  return venueCode({ venueRef: venueRefOf(activityId), direction: 'in', step: stepAt(Date.now()), key });
}

/** Put in as the check-ins service would have heard of it. */
async function openActivity(client: pg.Client, id: string): Promise<void> {
  const month = `(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai'))::date`;
  await client.query(`SELECT checkins.ensure_month(${month})`);
  await client.query(
    `INSERT INTO checkins.activities (id, version, status, team_id, organization_path, title, activity_class,
       starts_at, ends_at, early_minutes, late_minutes, walk_ins, venue_ref, fact_month, place, description,
       linked_parties, ways, check_out, breaks)
     VALUES ($1, 1, 'published', $2, '/', '防汛值守', 'emergency', now(), now() + interval '1 hour', 60, 60, true,
       $3, ${month}, '', '', '{}', '{venueCode}', 'required', '[]')`,
    [id, randomUUID(), venueRefOf(id)],
  );
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

function connectAs(user: 'gateway' | 'checkins'): Promise<NatsConnection> {
  const { host, username, password } = new URL(system.natsUrlOf(user));
  return connect({ servers: host, user: username, pass: password, inboxPrefix: `_INBOX_${user}` });
}
