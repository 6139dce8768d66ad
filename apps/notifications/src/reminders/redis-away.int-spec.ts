import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { healthOf } from '@liandong/contracts/system/health';
import { cuttableProxy, type CuttableProxy } from '@liandong/testing/cuttable-proxy';
import { eventually } from '@liandong/testing/eventually';
import { asking } from '@liandong/testing/gateway-caller';
import { testRedisUrl } from '@liandong/testing/test-redis';
import { RunningNotifications } from '../testing/running-notifications.js';
import { ReminderSweeps } from './reminder.sweeps.js';

let notifications: RunningNotifications;
let redis: CuttableProxy;
let app: INestApplicationContext;

beforeAll(async () => {
  redis = await cuttableProxy(await testRedisUrl());
  notifications = await RunningNotifications.prepare(redis.url);
  await redis.cut();
  app = await notifications.boot();
});
afterAll(async () => {
  await notifications?.close();
  await redis?.cut();
});

const health = () => notifications.gateway.rpc.call(healthOf.notifications, {}, asking(null));

const kindsOf = async (volunteerId: string) =>
  (await notifications.inboxOf(volunteerId)).map((message) => message.kind);

/** A reminder that is due at once reaches its inbox by a job, long before the sweep would look. */
async function remindedByJob(): Promise<void> {
  const { id } = await notifications.activity(30);
  const volunteer = await notifications.signUp(id);
  await eventually(async () => (await kindsOf(volunteer)).includes('reminder'), { timeoutMs: 4_500 });
}

async function remindedBySweep(): Promise<void> {
  const { id } = await notifications.activity(30);
  const volunteer = await notifications.signUp(id);
  await eventually(async () => (await kindsOf(volunteer)).includes('signUpConfirmed'));
  await notifications.sql.query(
    `UPDATE reminders SET due_at = due_at - interval '1 minute' WHERE volunteer_id = $1`,
    [volunteer],
  );
  await app.get(ReminderSweeps).sendOverdue();
  expect(await kindsOf(volunteer)).toEqual(['reminder', 'signUpConfirmed']);
}

describe('without Redis', () => {
  it('the service starts, says so, and reminds by its sweep', async () => {
    await expect(health()).resolves.toMatchObject({
      status: 'down',
      checks: { redis: 'down', postgres: 'ok' },
    });
    await remindedBySweep();
  });

  it('it takes up its jobs when Redis comes, survives its loss and takes them up again', async () => {
    await redis.mend();
    await eventually(async () => (await health()).checks['redis'] === 'ok');
    await remindedByJob();
    await redis.cut();
    await eventually(async () => (await health()).checks['redis'] === 'down');
    await remindedBySweep();
    await redis.mend();
    await eventually(async () => (await health()).status === 'ok');
    await remindedByJob();
  }, 30_000);
});
