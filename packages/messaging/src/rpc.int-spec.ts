import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { defineRpc } from '@liandong/contracts/wire/rpc';
import { asking, gatewayCaller, person, type GatewayCaller } from '@liandong/testing/gateway-caller';
import type { TestDatabase } from '@liandong/testing/test-database';
import { testNats, type TestNats } from '@liandong/testing/test-nats';
import { z } from 'zod';
import { HandleRpc } from './handle-rpc.js';
import type { RpcContext } from './rpc-context.js';
import { effectsDatabase, startTestApp } from './testing/test-app.js';

const greet = defineRpc({
  subject: 'volunteers.v1.test.greet',
  input: z.strictObject({ name: z.string().trim().min(1), times: z.coerce.number().default(2) }),
  output: z.object({ text: z.string(), ctx: z.unknown() }),
  errors: ['FORBIDDEN'],
});
const fail = defineRpc({
  subject: 'volunteers.v1.test.fail',
  input: z.strictObject({ how: z.enum(['known', 'bug', 'database']) }),
  output: z.object({ text: z.string() }),
});
const wait = defineRpc({
  subject: 'volunteers.v1.test.wait',
  input: z.strictObject({}),
  output: z.object({ by: z.string() }),
});
const unhandled = defineRpc({
  subject: 'volunteers.v1.test.nobody',
  input: z.object({}),
  output: z.object({}),
});

/** A promise that the test opens. */
class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

@Injectable()
class Greeter {
  waiting = 0;
  started = new Gate();
  release = new Gate();
  handled = 0;

  @HandleRpc(greet)
  async greet({ name, times }: z.output<typeof greet.input>, ctx: RpcContext) {
    this.handled += 1;
    return { text: `${name} `.repeat(times).trim(), ctx, extra: 'is not in the contract' };
  }

  @HandleRpc(fail)
  async fail({ how }: z.output<typeof fail.input>): Promise<{ text: string }> {
    if (how === 'known') {
      throw new AppError('SIGN_UP_OVERLAPS', { title: '义诊' }, [{ path: 'activityId', code: 'other' }]);
    }
    if (how === 'database') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    throw new Error('secret detail');
  }

  @HandleRpc(wait)
  async wait() {
    this.waiting += 1;
    this.started.open();
    await this.release.opened;
    return { by: 'the one that was stopping' };
  }
}

let database: TestDatabase;
let nats: TestNats;
let app: INestApplicationContext;
let gateway: GatewayCaller;

const startGreeter = () =>
  startTestApp({ service: 'volunteers', database, natsUrl: nats.urlFor('volunteers'), handlers: [Greeter] });

beforeAll(async () => {
  [database, nats] = await Promise.all([effectsDatabase('volunteers'), testNats()]);
  gateway = await gatewayCaller(nats.urlFor('gateway'));
  app = await startGreeter();
});
afterAll(async () => {
  await app.close();
  await gateway.close();
  await database.drop();
});

describe('a call', () => {
  it('is parsed at both ends: defaults, trimming, and only what the contract names', async () => {
    const answer = await gateway.rpc.call(greet, { name: ' 扎西 ' }, asking(null));
    expect(answer.text).toBe('扎西 扎西');
    expect(answer).not.toHaveProperty('extra');
  });

  it('carries who asks, in which language, under which number and key', async () => {
    const actor = person('01890000-0000-7000-8000-000000000001', {
      role: 'organiser',
      organizationId: '01890000-0000-7000-8000-000000000002',
      organizationPath: '/巴宜/',
    });
    const ctx = asking(actor, { language: 'en', requestId: 'r-1', idempotencyKey: 'ключ 键' });
    const answer = await gateway.rpc.call(greet, { name: 'x' }, ctx);
    expect(answer.ctx).toMatchObject({
      actor,
      language: 'en',
      requestId: 'r-1',
      idempotencyKey: 'ключ 键',
    });
  });

  it('is refused with the field’s name when it has a field that the contract does not', async () => {
    const input = { name: 'x', nickname: 'y' };
    await expect(gateway.rpc.call(greet, input, asking(null))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: [{ path: 'nickname', code: 'unknown' }],
    });
    await expect(gateway.rpc.call(greet, { name: '' }, asking(null))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: [{ path: 'name' }],
    });
  });

  it('brings an error back with its code, parameters and fields', async () => {
    await expect(gateway.rpc.call(fail, { how: 'known' }, asking(null))).rejects.toMatchObject({
      code: 'SIGN_UP_OVERLAPS',
      params: { title: '义诊' },
      fields: [{ path: 'activityId', code: 'other' }],
    });
  });

  it('tells nothing of a bug but the number under which it was logged', async () => {
    const call = gateway.rpc.call(fail, { how: 'bug' }, asking(null, { requestId: 'r-2' }));
    const error = await call.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'INTERNAL', params: { requestId: 'r-2' } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('answers UNAVAILABLE when the service has lost its database', async () => {
    await expect(gateway.rpc.call(fail, { how: 'database' }, asking(null))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  it('to nobody fails at once, long before its time-out', async () => {
    const began = Date.now();
    await expect(gateway.rpc.call(unhandled, {}, asking(null))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(Date.now() - began).toBeLessThan(unhandled.timeoutMs / 2);
  });

  it('gives up at the caller’s deadline', async () => {
    const began = Date.now();
    const ctx = asking(null, { deadline: began + 200 });
    await expect(gateway.rpc.call(wait, {}, ctx)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(Date.now() - began).toBeLessThan(wait.timeoutMs / 2);
    app.get(Greeter).release.open();
  });

  it('is not made, nor handled, when the deadline has passed', async () => {
    const before = app.get(Greeter).handled;
    const ctx = asking(null, { deadline: Date.now() - 1 });
    await expect(gateway.rpc.call(greet, { name: 'x' }, ctx)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await gateway.rpc.call(greet, { name: 'x' }, asking(null));
    expect(app.get(Greeter).handled).toBe(before + 1);
  });
});

describe('two replicas', () => {
  it('share the calls, each handled by one; one that stops answers what it has begun', async () => {
    const other = await startGreeter();
    const [one, two] = [app.get(Greeter), other.get(Greeter)];
    const before = one.handled + two.handled;
    await Promise.all(Array.from({ length: 40 }, () => gateway.rpc.call(greet, { name: 'x' }, asking(null))));
    expect(one.handled + two.handled).toBe(before + 40);
    expect(two.handled).toBeGreaterThan(0);
    await other.close();
    const after = two.handled;
    await Promise.all(Array.from({ length: 20 }, () => gateway.rpc.call(greet, { name: 'x' }, asking(null))));
    expect(two.handled).toBe(after);
  });
});

describe('a service that is told to stop', () => {
  it('takes no more calls, and answers the one in flight before it goes', async () => {
    await app.close();
    app = await startGreeter();
    const greeter = app.get(Greeter);
    const inFlight = gateway.rpc.call(wait, {}, asking(null));
    await greeter.started.opened;
    const closing = app.close();
    let gone = false;
    void closing.then(() => {
      gone = true;
    });
    await expect(
      gateway.rpc.call(wait, {}, asking(null, { deadline: Date.now() + 300 })),
    ).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(gone).toBe(false);
    greeter.release.open();
    expect(await inFlight).toEqual({ by: 'the one that was stopping' });
    await closing;
    app = await startGreeter();
  });
});
