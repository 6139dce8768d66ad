import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '@liandong/contracts/errors/app-error';
import {
  declineReportIn,
  endReportIn,
  listReportIns,
  resumeReportIn,
  startReportIn,
  type ReportIn,
} from '@liandong/contracts/people/report-in';
import { at } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

/** Real: the door, NATS, Redis. The volunteers service is the test itself. */
describe('report-ins at the door', () => {
  let gateway: TestGateway;
  let calls: unknown[];
  const member = person();
  const reportIn: ReportIn = {
    id: randomUUID(),
    volunteerId: member.id,
    volunteerName: '陈雨欣',
    organizationId: randomUUID(),
    organizationName: '书香社区',
    organizationPath: '/bayi/xueyuan/shuxiang/',
    startedAt: at,
    endedAt: null,
    endedBy: null,
    endReason: null,
  };

  beforeAll(async () => {
    gateway = await testGateway();
    const answer = (input: unknown) => {
      calls.push(input);
      return reportIn;
    };
    await gateway.peers.answer(startReportIn, answer);
    await gateway.peers.answer(endReportIn, answer);
    await gateway.peers.answer(resumeReportIn, answer);
    await gateway.peers.answer(declineReportIn, answer);
    await gateway.peers.answer(listReportIns, (input) => {
      calls.push(input);
      return { items: [reportIn], nextCursor: null, persons: 1 };
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    calls = [];
  });

  const send = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, key?: string) =>
    gateway.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...signedInAs(gateway, member), ...(key ? { 'idempotency-key': key } : {}) },
      ...(payload ? { payload } : {}),
    });

  it.each<['GET' | 'POST' | 'DELETE', string, object | undefined, number, object]>([
    [
      'POST',
      '/me/report-ins',
      { organizationId: reportIn.organizationId },
      201,
      { organizationId: reportIn.organizationId },
    ],
    ['DELETE', `/me/report-ins/${reportIn.id}`, undefined, 200, { id: reportIn.id }],
    ['POST', `/me/report-ins/${reportIn.id}/resume`, undefined, 200, { id: reportIn.id }],
    [
      'POST',
      `/report-ins/${reportIn.id}/decline`,
      { reason: ' 不住在本社区 ' },
      200,
      { id: reportIn.id, reason: '不住在本社区' },
    ],
    [
      'GET',
      `/report-ins?organizationId=${reportIn.organizationId}&limit=5`,
      undefined,
      200,
      { organizationId: reportIn.organizationId, limit: 5 },
    ],
  ])('%s %s', async (method, url, body, status, expected) => {
    const answer = await send(method, url, body);
    expect(answer.statusCode).toBe(status);
    expect(calls).toEqual([expected]);
  });

  it('asks once for a request that comes again with its key', async () => {
    const key = randomUUID();
    const body = { organizationId: reportIn.organizationId };
    const first = await send('POST', '/me/report-ins', body, key);
    const second = await send('POST', '/me/report-ins', body, key);
    expect(second.json()).toEqual(first.json());
    expect(calls).toHaveLength(1);
  });

  it('refuses a decline without a reason, and a report-in nowhere', async () => {
    for (const [url, body] of [
      [`/report-ins/${reportIn.id}/decline`, { reason: '  ' }],
      ['/me/report-ins', { organizationId: 'here' }],
      ['/me/report-ins', {}],
    ] as const) {
      const answer = await send('POST', url, body);
      expect([url, answer.statusCode, calls]).toEqual([url, 400, []]);
    }
  });

  it('says from when one may report in again', async () => {
    await gateway.peers.answer(startReportIn, () => {
      throw new AppError('REPORT_IN_DECLINED', { day: '2026-12-23' });
    });
    const answer = await send('POST', '/me/report-ins', { organizationId: reportIn.organizationId });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      code: 'REPORT_IN_DECLINED',
      detail: expect.stringContaining('2026-12-23 起可以再次报到'),
    });
  });
});
