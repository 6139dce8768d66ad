import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMe, requestOtp } from '@liandong/contracts/auth/auth';
import { eventually } from '@liandong/testing/eventually';
import { randomUUID } from 'node:crypto';
import { sampleSession } from './testing/samples.js';
import { signedInAs, testGateway, type TestGateway } from './testing/test-gateway.js';

const otp = { method: 'POST', url: '/api/v1/auth/otp', payload: { phone: '13800000001' } } as const;
const checkIn = {
  method: 'POST',
  url: '/api/v1/check-ins',
  payload: { code: 'c', scanId: randomUUID() },
} as const;

describe('when something behind the door is away', () => {
  let gateway: TestGateway;
  let headers: { authorization: string };

  beforeAll(async () => {
    gateway = await testGateway();
    headers = signedInAs(gateway);
    await gateway.peers.answer(requestOtp, () => ({ expiresInSeconds: 300, resendAfterSeconds: 60 }));
  });
  afterAll(() => gateway.close());

  /** The answer, which must come within 3 s. */
  async function promptly(request: Parameters<TestGateway['app']['inject']>[0] & object) {
    const before = performance.now();
    const response = await gateway.app.inject({ ...request, headers });
    expect(performance.now() - before).toBeLessThan(3_000);
    return response;
  }

  async function expectUnavailable(request: Parameters<TestGateway['app']['inject']>[0] & object) {
    const response = await promptly(request);
    expect(response.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(response.headers['retry-after']).toBe('2');
  }

  it('a service that does not run is 503 with Retry-After', async () => {
    await expectUnavailable({ url: '/api/v1/teams' });
    await expectUnavailable(checkIn);
  });

  it('a service that hangs is 503 within 3 s', async () => {
    await gateway.peers.answer(getMe, () => new Promise(() => undefined));
    await expectUnavailable({ url: '/api/v1/me' });
  });

  it('NATS: 503 at once, and by itself well again when it is back', async () => {
    await gateway.peers.answer(getMe, () => sampleSession().me);
    await gateway.nats.cut();
    await expectUnavailable({ url: '/api/v1/me' });
    await expectUnavailable(checkIn);
    expect((await promptly({ url: '/api/v1/health/live' })).statusCode).toBe(200);
    await gateway.nats.mend();
    await eventually(async () => (await promptly({ url: '/api/v1/me' })).statusCode === 200);
  });

  it('Redis: 503 where it is needed, nothing lost elsewhere, and by itself well again', async () => {
    await eventually(async () => (await promptly(otp)).statusCode === 200);
    await gateway.redis.cut();
    await expectUnavailable(otp);
    expect((await promptly({ url: '/api/v1/me' })).statusCode).toBe(200);
    await gateway.redis.mend();
    await eventually(async () => (await promptly(otp)).statusCode === 200);
  });

  it('readiness says what is down', async () => {
    const response = await promptly({ url: '/api/v1/health/ready' });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({
      status: 'down',
      checks: { nats: 'ok', redis: 'ok', volunteers: 'down', checkins: 'down' },
    });
  });
});
