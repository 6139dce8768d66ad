import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimWish, getWish, postWish } from '@liandong/contracts/activities/wish';
import { AppError } from '@liandong/contracts/errors/app-error';
import { sampleWish } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

/** Real: the door, NATS, Redis. The activities service is a peer that answers by the contract. */
let gateway: TestGateway;
const id = randomUUID();
const me = person();

beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(() => gateway.close());

const post = (path: string, payload: object, key: string = randomUUID()) =>
  gateway.app.inject({
    method: 'POST',
    url: `/api/v1/wishes${path}`,
    headers: { ...signedInAs(gateway, me), 'idempotency-key': key, 'accept-language': 'zh-CN' },
    payload,
  });

describe('the routes of wishes', () => {
  it('answer a claim that is sent twice as the first one was', async () => {
    let claims = 0;
    await gateway.peers.answer(claimWish, (input) => {
      claims += 1;
      return sampleWish({ id: input.id, version: input.version + 1, status: 'claimed' });
    });
    const key = randomUUID();
    const first = await post(`/${id}/claim`, { version: 1 }, key);
    const second = await post(`/${id}/claim`, { version: 1 }, key);
    expect(first.statusCode).toBe(200);
    expect(second.json()).toEqual(first.json());
    expect(claims).toBe(1);
  });

  it('say in a sentence who was first', async () => {
    await gateway.peers.answer(claimWish, () => {
      throw new AppError('WISH_CLAIMED_ALREADY', { name: '卓**' });
    });
    const answer = await post(`/${id}/claim`, { version: 1 });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      code: 'WISH_CLAIMED_ALREADY',
      detail: '卓** 已先认领该微心愿，请看看其他微心愿。',
    });
  });

  it('show nobody one contact after the other', async () => {
    await gateway.peers.answer(claimWish, (input) => sampleWish({ id: input.id, status: 'claimed' }));
    const reader = signedInAs(gateway, person());
    const statuses: number[] = [];
    for (let wish = 0; wish < 11; wish += 1) {
      const url = `/api/v1/wishes/${randomUUID()}/claim`;
      const { statusCode } = await gateway.app.inject({
        method: 'POST',
        url,
        headers: reader,
        payload: { version: 1 },
      });
      statuses.push(statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
  });

  it('name the field that holds a number of a person', async () => {
    await gateway.peers.answer(postWish, () => {
      throw new AppError('PERSONAL_DATA_IN_TEXT', {}, [{ path: 'details', code: 'personalData' }]);
    });
    const answer = await post('', { organizationId: id, title: '换灯', details: '13800138000' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      errors: [{ path: 'details', message: '请删去手机号或证件号码。' }],
    });
  });

  it('need the version that was read, and a reason where somebody loses something', async () => {
    const wrong = await Promise.all([
      post(`/${id}/claim`, {}),
      post(`/${id}/confirm`, {}),
      post(`/${id}/reopen`, { version: 1 }),
      post(`/${id}/withdraw`, { version: 1, reason: ' ' }),
    ]);
    expect(wrong.map((answer) => answer.json().code)).toEqual(wrong.map(() => 'VALIDATION_FAILED'));
  });

  it('tell a contact only where one wish is read, since other answers are kept for repetitions', async () => {
    const wish = { ...sampleWish(), contact: '央金 13800138000' };
    await gateway.peers.answer(getWish, () => wish);
    await gateway.peers.answer(postWish, () => wish);
    const read = await gateway.app.inject({
      url: `/api/v1/wishes/${id}`,
      headers: signedInAs(gateway, me),
    });
    expect(read.json().contact).toBe('央金 13800138000');
    const posted = await post('', { organizationId: id, title: '换灯', contact: '央金 13800138000' });
    expect(posted.statusCode).toBe(201);
    expect(posted.body).not.toContain('13800138000');
  });
});
