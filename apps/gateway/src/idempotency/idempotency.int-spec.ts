import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createActivity, type Activity } from '@liandong/contracts/activities/activity';
import { AppError } from '@liandong/contracts/errors/app-error';
import { recordCheckIns, type CheckInAnswer } from '@liandong/contracts/check-ins/check-in';
import { sampleActivity } from '@liandong/testing/sample-activity';
import { sampleActivityInput } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

describe('a POST with an Idempotency-Key', () => {
  let gateway: TestGateway;
  let runs: (string | undefined)[];
  let behave: () => Activity | Promise<Activity>;
  const input = sampleActivityInput();
  const me = person();

  beforeAll(async () => {
    gateway = await testGateway();
    await gateway.peers.answer(createActivity, (_, ctx) => {
      runs.push(ctx.idempotencyKey);
      return behave();
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    runs = [];
    behave = () => sampleActivity();
  });

  const create = (key: string, payload: object = input, who = me, headers: Record<string, string> = {}) =>
    gateway.app.inject({
      method: 'POST',
      url: '/api/v1/activities',
      headers: { ...signedInAs(gateway, who), 'idempotency-key': key, ...headers },
      payload,
    });

  it('happens once; a repetition gets the same answer', async () => {
    const key = randomUUID();
    const first = await create(key);
    const second = await create(key);
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(runs).toEqual([key]);
  });

  it('is refused for another body', async () => {
    const key = randomUUID();
    await create(key);
    const other = await create(key, { ...input, title: '别的活动' });
    expect(other.json()).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(runs).toHaveLength(1);
  });

  it('is refused while the first is still under way', async () => {
    const key = randomUUID();
    const second = new Promise<Activity>((resolve) => {
      behave = async () => {
        expect((await create(key)).json()).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_IN_USE' });
        resolve(sampleActivity());
        return second;
      };
    });
    expect((await create(key)).statusCode).toBe(201);
    expect(runs).toHaveLength(1);
  });

  it('is another for another person', async () => {
    const key = randomUUID();
    await create(key);
    await create(key, input, person());
    expect(runs).toHaveLength(2);
  });

  it('repeats a refusal that stays, in the language that is asked for now', async () => {
    const key = randomUUID();
    behave = () => {
      throw new AppError('TEAM_NOT_FOUND');
    };
    const first = await create(key, input, me, { 'accept-language': 'zh-CN' });
    const second = await create(key, input, me, { 'accept-language': 'en' });
    expect(first.json()).toMatchObject({ status: 404, code: 'TEAM_NOT_FOUND' });
    expect(second.json()).toMatchObject({
      status: 404,
      detail: 'There is no such team. Choose one from the list.',
    });
    expect(runs).toHaveLength(1);
  });

  it('runs again after a failure that passes', async () => {
    const key = randomUUID();
    behave = () => {
      throw new AppError('UNAVAILABLE');
    };
    expect((await create(key)).statusCode).toBe(503);
    behave = () => sampleActivity();
    expect((await create(key)).statusCode).toBe(201);
    expect(runs).toHaveLength(2);
  });

  it('is not kept for check-ins, which their scanId makes repeatable', async () => {
    let calls = 0;
    await gateway.peers.answer(recordCheckIns, ({ scans }) => {
      calls += 1;
      return {
        answers: scans.map(({ scanId }): CheckInAnswer => ({
          outcome: 'refused',
          scanId,
          reason: 'CODE_UNKNOWN',
          params: {},
        })),
      };
    });
    const scan = () =>
      gateway.app.inject({
        method: 'POST',
        url: '/api/v1/check-ins',
        headers: { ...signedInAs(gateway, me), 'idempotency-key': 'one' },
        payload: { code: 'c', scanId: randomUUID() },
      });
    expect([(await scan()).statusCode, (await scan()).statusCode]).toEqual([404, 404]);
    expect(calls).toBe(2);
  });
});
