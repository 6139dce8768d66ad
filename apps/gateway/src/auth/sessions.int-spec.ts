import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeSession, getMe, openSession, refreshSession, requestOtp } from '@liandong/contracts/auth/auth';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { sampleSession } from '../testing/samples.js';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

const opened = sampleSession();
const signIn = { phone: '13800000001', otp: '123456' };

describe('a session', () => {
  let gateway: TestGateway;
  let asked: RpcContext | undefined;

  beforeAll(async () => {
    gateway = await testGateway({
      OTP_PER_PHONE: '2',
      SIGN_IN_PER_IP: '5',
      PUBLIC_URL: 'https://liandong.example/',
    });
    await gateway.peers.answer(requestOtp, () => ({ expiresInSeconds: 300, resendAfterSeconds: 60 }));
    await gateway.peers.answer(openSession, ({ phone }) => {
      if (phone === signIn.phone) return opened;
      throw new AppError('OTP_WRONG', { attemptsLeft: 2 });
    });
    await gateway.peers.answer(refreshSession, ({ refreshToken }) => {
      if (refreshToken !== opened.refreshToken) throw new AppError('REFRESH_INVALID');
      return sampleSession({ me: opened.me });
    });
    await gateway.peers.answer(getMe, (_, ctx) => {
      asked = ctx;
      return opened.me;
    });
  });
  afterAll(() => gateway.close());

  const post = (url: string, payload: object, remoteAddress = '10.0.0.1') =>
    gateway.app.inject({ method: 'POST', url: `/api/v1/auth/${url}`, payload, remoteAddress });

  it('opens with a token for scripts and a cookie that no script sees', async () => {
    const response = await post('sessions', signIn);
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ accessToken: expect.any(String), expiresIn: 900, me: opened.me });
    expect(response.cookies).toMatchObject([
      {
        name: 'liandong_refresh',
        value: opened.refreshToken,
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
        path: '/api/v1/auth',
        expires: new Date(opened.refreshExpiresAt),
      },
    ]);
    expect(response.body).not.toContain(opened.refreshToken);
  });

  it('tells the services who asks, in the language of the session', async () => {
    const { accessToken } = (await post('sessions', signIn)).json();
    await gateway.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${accessToken}` } });
    expect(asked).toMatchObject({ actor: { id: opened.me.id, kind: 'person', grants: [] }, language: 'en' });
  });

  it('is refused with the reason of the service, in the language of the request', async () => {
    const response = await post('sessions', { ...signIn, phone: '13900000000' });
    expect(response.json()).toMatchObject({ status: 401, code: 'OTP_WRONG', params: { attemptsLeft: 2 } });
    expect(response.json().detail).toContain('还可尝试 2 次');
    expect(response.cookies).toEqual([]);
  });

  it('goes on with the cookie', async () => {
    const response = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      cookies: { liandong_refresh: opened.refreshToken },
    });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ me: opened.me });
    expect(response.cookies[0]?.value).not.toBe(opened.refreshToken);
  });

  it('has another cookie at another port of the same host, and goes on with that one alone', async () => {
    const refresh = (cookies: Record<string, string>) =>
      gateway.app.inject({
        method: 'POST',
        url: '/api/v1/auth/refresh',
        headers: { host: 'localhost:3001' },
        cookies,
      });
    expect((await refresh({ liandong_refresh: opened.refreshToken })).statusCode).toBe(401);
    const response = await refresh({ liandong_refresh_3001: opened.refreshToken });
    expect(response.cookies).toMatchObject([{ name: 'liandong_refresh_3001' }]);
  });

  it('does not go on without it', async () => {
    expect((await post('refresh', {})).json()).toMatchObject({ status: 401, code: 'REFRESH_INVALID' });
  });

  it('ends at the service and in the browser, also with an access token that has run out', async () => {
    let closed = '';
    await gateway.peers.answer(closeSession, ({ refreshToken }) => {
      closed = refreshToken;
      return {};
    });
    const response = await gateway.app.inject({
      method: 'DELETE',
      url: '/api/v1/auth/sessions/current',
      headers: { authorization: 'Bearer old' },
      cookies: { liandong_refresh: opened.refreshToken },
    });
    expect(response.statusCode).toBe(204);
    expect(closed).toBe(opened.refreshToken);
    expect(response.cookies).toMatchObject([{ name: 'liandong_refresh', value: '', path: '/api/v1/auth' }]);
  });

  it('asks one telephone number for no more codes than the limit, and says how long to wait', async () => {
    const phone = '13700000007';
    const ask = () => post('otp', { phone });
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([200, 200]);
    const third = await ask();
    expect(third.json()).toMatchObject({
      status: 429,
      code: 'RATE_LIMITED',
      detail: expect.stringMatching(/(59|60) (分钟|min)/),
    });
    const wait = Number(third.headers['retry-after']);
    expect(wait).toBeGreaterThan(3_500);
    expect(wait).toBeLessThanOrEqual(3_600);
    expect((await post('otp', { phone: '13700000008' })).statusCode).toBe(200);
  });

  it('lets one address try no more often than the limit, with whatever telephone number', async () => {
    const tries = [];
    for (let count = 0; count < 6; count += 1) {
      tries.push((await post('sessions', { ...signIn, phone: `1390000001${count}` }, '10.0.0.9')).statusCode);
    }
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await post('sessions', signIn, '10.0.0.10')).statusCode).toBe(201);
  });
});
