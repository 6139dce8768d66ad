import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listMySignUps } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { eraseMe, listRecentErasures, requestErasureCode } from '@liandong/contracts/people/erasure';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { eventually } from '@liandong/testing/eventually';
import { at } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
let who: Actor;
let erasedLately: string[] = [];
let asked: RpcContext | undefined;

beforeAll(async () => {
  gateway = await testGateway({ OTP_PER_PHONE: '2' });
  await gateway.peers.answer(listMySignUps, () => ({ items: [], nextCursor: null }));
  await gateway.peers.answer(listRecentErasures, (_, ctx) => {
    asked = ctx;
    return { ids: erasedLately };
  });
  await gateway.peers.answer(requestErasureCode, () => ({ expiresInSeconds: 300, resendAfterSeconds: 60 }));
  await gateway.peers.answer(eraseMe, ({ otp }) => {
    if (otp === '000000') throw new AppError('OTP_WRONG', { attemptsLeft: 4 });
    if (otp === '111111') throw new AppError('ERASURE_SOLE_LEADER', { team: '老兵队' });
    return { erasedAt: at };
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  who = person();
});

const erase = (payload: object, actor = who) =>
  gateway.app.inject({ method: 'DELETE', url: '/api/v1/me', payload, headers: signedInAs(gateway, actor) });
const look = (actor = who) =>
  gateway.app.inject({ url: '/api/v1/me/sign-ups', headers: signedInAs(gateway, actor) });

describe('deleting one’s account', () => {
  it('answers when, takes the cookie back, and refuses the token at once', async () => {
    expect((await look()).statusCode).toBe(200);
    const response = await erase({ otp: '123456' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ erasedAt: at });
    expect(response.cookies).toMatchObject([{ name: 'liandong_refresh', value: '', path: '/api/v1/auth' }]);
    expect((await look()).json()).toMatchObject({ status: 401, code: 'ACCOUNT_ERASED' });
    const scan = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/check-ins',
      payload: { code: 'x', scanId: randomUUID() },
      headers: signedInAs(gateway, who),
    });
    expect(scan.json()).toMatchObject({ status: 401, code: 'ACCOUNT_ERASED' });
    expect((await look(person())).statusCode).toBe(200);
  });

  it('answers again when the first answer was lost', async () => {
    await erase({ otp: '123456' });
    expect((await erase({ otp: '123456' })).json()).toEqual({ erasedAt: at });
  });

  it.each([
    ['a wrong code', '000000', 401, 'OTP_WRONG', '还可尝试 4 次'],
    ['a team without another leader', '111111', 409, 'ERASURE_SOLE_LEADER', '“老兵队”唯一的队长'],
    ['what is no code', '12a', 400, 'VALIDATION_FAILED', ''],
  ])('is refused for %s, and the session goes on', async (_, otp, status, code, words) => {
    const response = await erase({ otp });
    expect(response.json()).toMatchObject({ status, code });
    expect(response.json().detail).toContain(words);
    expect(response.cookies).toEqual([]);
    expect((await look()).statusCode).toBe(200);
  });

  it('is nothing for somebody who is not signed in', async () => {
    const response = await gateway.app.inject({
      method: 'DELETE',
      url: '/api/v1/me',
      payload: { otp: '123456' },
    });
    expect(response.json()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });
});

describe('a code to delete with', () => {
  it('is sent as often as the limit allows, and no more', async () => {
    const ask = () =>
      gateway.app.inject({
        method: 'POST',
        url: '/api/v1/me/erasure-code',
        headers: signedInAs(gateway, who),
      });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    expect(answers[0]?.json()).toEqual({ expiresInSeconds: 300, resendAfterSeconds: 60 });
  });
});

describe('another replica of the door', () => {
  it('refuses the token as soon as it hears of the erasure', async () => {
    expect((await look()).statusCode).toBe(200);
    await gateway.peers.publish(volunteerErased, { id: who.id, erasedAt: at });
    await eventually(async () => (await look()).statusCode === 401);
  });

  it('asks who was erased when it starts, and when NATS was away', async () => {
    await eventually(() => asked?.actor?.kind === 'service');
    erasedLately = [who.id];
    await gateway.nats.cut();
    await gateway.nats.mend();
    await eventually(async () => (await look()).json().code === 'ACCOUNT_ERASED');
  });
});

it('ends the open pages of somebody who is erased', async () => {
  const origin = await gateway.listen();
  const response = await fetch(`${origin}/api/v1/me/stream`, {
    headers: { ...signedInAs(gateway, who), accept: 'text/event-stream' },
  });
  const reader = response.body?.getReader();
  await reader?.read();
  await erase({ otp: '123456' });
  const ends = async (): Promise<boolean> => (await reader?.read())?.done ?? ends();
  expect(await ends()).toBe(true);
});
