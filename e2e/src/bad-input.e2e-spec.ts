import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Activity } from '@liandong/contracts/activities/activity';
import { ScanStamp } from '@liandong/contracts/check-ins/check-in';
import { pageOf } from '@liandong/contracts/common/page';
import { Problem } from '@liandong/contracts/errors/problem';
import { eventually } from '@liandong/testing/eventually';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { ApiClient, freshPhone, type ApiAnswer } from './support/api-client.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { codeAt, venueKeyOf } from './support/scanned-code.js';
import { ledTeamOf, publishedOf } from './support/team-activity.js';

/** Real: everything, from the door to the disk. */
jest.setTimeout(30_000);
const { url, adminDatabaseUrl } = runningSystem();
const nobody = new ApiClient(url);
let leader: ApiClient;
let member: ApiClient;
let teamId: string;

beforeAll(async () => {
  leader = await nobody.signIn(phoneOfTeamLeader(0));
  member = await nobody.signIn(freshPhone());
  teamId = ledTeamOf(leader);
});

const hour = 3_600_000;

/** It began a quarter of an hour ago, for whoever comes. */
const published = (changes: object = {}) =>
  publishedOf(leader, [Date.now() - 0.25 * hour, Date.now() + 2 * hour], {
    title: '端到端测试活动',
    checkInPolicy: { walkIns: true },
    ...changes,
  });

async function expectProblem(answer: ApiAnswer, status: number, code: string): Promise<Problem> {
  expect(answer).toMatchObject({ status, body: { code, status } });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = Problem.parse(answer.body);
  expect(problem.detail.length).toBeGreaterThan(3);
  return problem;
}

async function refusedScans(reason: string, activityId: string): Promise<number> {
  const client = new pg.Client(adminDatabaseUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'SELECT FROM checkins.scans WHERE reason = $1 AND activity_id = $2',
      [reason, activityId],
    );
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}

describe('a scan', () => {
  let running: Activity;
  beforeAll(async () => {
    running = await published();
  });

  const scan = (code: string, scanId = uuidv7()) => member.post('/check-ins', { code, scanId });

  it('of something else is no check-in code', async () => {
    await expectProblem(await scan('https://example.org'), 400, 'CODE_MALFORMED');
  });

  it('of an activity that nobody knows is unknown', async () => {
    const key = await venueKeyOf(leader, running.id);
    await expectProblem(await scan(codeAt({ ...key, venueRef: 'ffffffffffff' })), 404, 'CODE_UNKNOWN');
  });

  it('of a forged code is refused and stored with its reason', async () => {
    const key = await venueKeyOf(leader, running.id);
    const forged = { ...key, key: Buffer.alloc(32).toString('base64url') };
    await expectProblem(await scan(codeAt(forged)), 403, 'CODE_FORGED');
    expect(await refusedScans('CODE_FORGED', running.id)).toBe(1);
  });

  it('of a photographed code has run out', async () => {
    const key = await venueKeyOf(leader, running.id);
    await expectProblem(await scan(codeAt(key, Date.now() - 40_000)), 410, 'CODE_EXPIRED');
    expect(await refusedScans('CODE_EXPIRED', running.id)).toBe(1);
  });

  it('before the window says when it opens', async () => {
    const later = await published({
      startsAt: new Date(Date.now() + 5 * hour).toISOString(),
      endsAt: new Date(Date.now() + 6 * hour).toISOString(),
    });
    const key = await venueKeyOf(leader, later.id);
    const problem = await expectProblem(await scan(codeAt(key)), 409, 'CHECK_IN_TOO_EARLY');
    expect(problem.detail).toMatch(/签到于 \d\d-\d\d \d\d:\d\d 开始/);
  });

  it('after the window says when it closed', async () => {
    const over = await published({
      startsAt: new Date(Date.now() - 3 * hour).toISOString(),
      endsAt: new Date(Date.now() - 2 * hour).toISOString(),
    });
    const key = await venueKeyOf(leader, over.id);
    await expectProblem(await scan(codeAt(key)), 409, 'CHECK_IN_TOO_LATE');
  });

  it('of an activity that was made up afterwards counts nothing, whatever its leader says', async () => {
    const madeUp = await published({
      startsAt: new Date(Date.now() - 3 * hour).toISOString(),
      endsAt: new Date(Date.now() - 60_000).toISOString(),
    });
    const tick = {
      kind: 'manual',
      scanId: uuidv7(),
      scannedAt: new Date(Date.now() - 2 * hour).toISOString(),
      counter: 1,
      ageMs: 2 * hour,
      activityId: madeUp.id,
      direction: 'in',
      volunteerId: member.session?.me.id,
      reason: '没有手机',
    };
    const sentAt = new Date().toISOString();
    await venueKeyOf(leader, madeUp.id);
    const { body } = await leader.post('/check-ins/batch', { deviceId: uuidv7(), sentAt, scans: [tick] });
    expect(body).toMatchObject({ answers: [{ outcome: 'rejected', reason: 'PUBLISHED_AFTER_END' }] });
  });

  it('without sign-up is refused where no walk-ins are allowed', async () => {
    const closed = await published({ checkInPolicy: { walkIns: false } });
    const key = await venueKeyOf(leader, closed.id);
    await expectProblem(await scan(codeAt(key)), 409, 'NOT_SIGNED_UP');
  });

  it('of a cancelled activity says so', async () => {
    const cancelled = await published();
    const code = codeAt(await venueKeyOf(leader, cancelled.id));
    await leader.post(`/activities/${cancelled.id}/cancel`, { reason: '大雨' });
    const problem = await eventually(async () => expectProblem(await scan(code), 409, 'ACTIVITY_CANCELLED'));
    expect(problem.code).toBe('ACTIVITY_CANCELLED');
  });

  it('made while signed out is stamped by the door, and the stamp goes with the check-in', async () => {
    const code = codeAt(await venueKeyOf(leader, running.id));
    const scanId = uuidv7();
    const before = Date.now();
    const { status, body } = await nobody.post('/check-ins/stamps', { code, scanId });
    expect(status).toBe(200);
    const { stamp } = ScanStamp.parse(body);
    const after = Date.now();
    const newcomer = await nobody.signIn(freshPhone());
    const answer = await newcomer.post('/check-ins', { code, scanId, stamp });
    expect(answer).toMatchObject({ status: 201, body: { outcome: 'accepted' } });
    const at = Date.parse((answer.body as { at: string }).at);
    expect(at).toBeGreaterThanOrEqual(before - 1);
    expect(at).toBeLessThanOrEqual(after + 1);
  });

  it('sent twice is one check-in, and scanned again a duplicate with the first time', async () => {
    const key = await venueKeyOf(leader, running.id);
    const scanId = uuidv7();
    const [first, again] = await Promise.all([scan(codeAt(key), scanId), scan(codeAt(key), scanId)]);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const second = await scan(codeAt(key));
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ outcome: 'duplicate', at: (first.body as { at: string }).at });
  });
});

describe('a request', () => {
  it('that is not JSON is told so', async () => {
    await expectProblem(await leader.send('POST', '/activities', '{"title": '), 400, 'MALFORMED_JSON');
  });

  it('with an unknown field names the field', async () => {
    const answer = await leader.post('/activities', { teamId, colour: 'red' });
    const problem = await expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(problem.errors?.map((row) => row.path)).toEqual(expect.arrayContaining(['colour', 'title']));
  });

  it('of 10 MB is too large, and is told so before all of it has come', async () => {
    expect(await statusOfLargeBody(10_000_000)).toBe(413);
  });

  it('to an unknown route is a problem, not a page', async () => {
    await expectProblem(await leader.get('/nothing-here'), 404, 'ROUTE_NOT_FOUND');
  });

  it('without a session asks to sign in', async () => {
    await expectProblem(await nobody.get('/me'), 401, 'UNAUTHENTICATED');
  });

  it.each<[string, (token: string) => string]>([
    ['forged', (token) => `${token.slice(0, -4)}AAAA`],
    ['that is rubbish', () => 'rubbish'],
    ['without a signature', unsigned],
    ['signed with a key of one’s own', resigned],
  ])('with a token %s is refused', async (_what, change) => {
    const token = change(member.session?.accessToken ?? '');
    await expectProblem(await nobody.get('/me', { authorization: `Bearer ${token}` }), 401, 'TOKEN_INVALID');
  });

  it('in English gets its sentence in English', async () => {
    const answer = await nobody.get('/me', { 'accept-language': 'en-GB' });
    expect(Problem.parse(answer.body).detail).toBe('Sign in to go on.');
  });
});

describe('a creation', () => {
  it('repeated under one Idempotency-Key is one activity', async () => {
    const input = {
      teamId,
      title: '重复提交',
      activityClass: 'relief',
      place: '社区',
      startsAt: new Date(Date.now() + 48 * hour).toISOString(),
      endsAt: new Date(Date.now() + 50 * hour).toISOString(),
    };
    const headers = { 'idempotency-key': uuidv7() };
    const first = await leader.post('/activities', input, headers);
    const again = await leader.post('/activities', input, headers);
    expect(again.body).toEqual(first.body);
    const { body } = await leader.get(`/activities?teamId=${teamId}&query=${encodeURIComponent('重复提交')}`);
    expect(pageOf(Activity).parse(body).items).toHaveLength(1);
    const other = await leader.post('/activities', { ...input, title: '另一个' }, headers);
    await expectProblem(other, 422, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('that ends before it starts is refused', async () => {
    const answer = await leader.post('/activities', {
      teamId,
      title: '时间错误',
      activityClass: 'relief',
      place: '社区',
      startsAt: new Date(Date.now() + hour).toISOString(),
      endsAt: new Date(Date.now()).toISOString(),
    });
    await expectProblem(answer, 422, 'ACTIVITY_ENDS_BEFORE_START');
  });
});

/** A client that reads the answer although the door no longer reads the body. */
function statusOfLargeBody(bytes: number): Promise<number | undefined> {
  const headers = {
    'content-type': 'application/json',
    'content-length': bytes,
    authorization: `Bearer ${leader.session?.accessToken ?? ''}`,
  };
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/api/v1/activities`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', reject);
    sending.write('{"title":"');
  });
}

function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return `${header}.${token.split('.')[1] ?? ''}.`;
}

function resigned(token: string): string {
  const signed = token.split('.').slice(0, 2).join('.');
  return `${signed}.${createHmac('sha256', 'guess').update(signed).digest('base64url')}`;
}
