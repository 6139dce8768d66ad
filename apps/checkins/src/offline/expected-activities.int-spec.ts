import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getActivity, type ActivityStatus } from '@liandong/contracts/activities/activity';
import { recordCheckInBatch } from '@liandong/contracts/check-ins/check-in-batch';
import { AppError } from '@liandong/contracts/errors/app-error';
import { asking, gatewayCaller, person, type GatewayCaller } from '@liandong/testing/gateway-caller';
import { TestPeers } from '@liandong/testing/test-peers';
import { sampleActivity } from '@liandong/testing/sample-activity';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS, the whole service. Not here: the activities service, whose answers are given. */
let service: TestCheckIns;
let gateway: GatewayCaller;
let peers: TestPeers;
let member: string;
const team = uuidv7();
const leader = person(uuidv7(), { role: 'leader', teamId: team });

beforeAll(async () => {
  service = await testCheckIns();
  gateway = await gatewayCaller(service.gatewayUrl);
  peers = await TestPeers.connect(service.adminUrl);
});
beforeEach(async () => {
  member = uuidv7();
  const volunteer = { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' } as const;
  await service.app.get(DirectoryEvents).volunteerChanged(volunteer, service.sql.manager);
});
afterAll(async () => {
  await peers?.close();
  await gateway?.close();
  await service?.close();
});

/** What the activities service says of every activity. */
const said = (status: ActivityStatus | null) =>
  peers.answer(getActivity, ({ id }) => {
    if (status === null) throw new AppError('ACTIVITY_NOT_FOUND');
    return sampleActivity({ id, version: 2, status, teamId: team });
  });

function queueAt(activityId: string) {
  const receivedAt = atMinute(10).toISOString();
  const tick = {
    kind: 'manual' as const,
    scanId: uuidv7(),
    scannedAt: receivedAt,
    counter: 1,
    ageMs: 1_000,
    activityId,
    direction: 'in' as const,
    volunteerId: member,
    reason: '没有手机',
  };
  const batch = { deviceId: uuidv7(), sentAt: receivedAt, receivedAt, scans: [tick] };
  return async () => (await gateway.rpc.call(recordCheckInBatch, batch, asking(leader))).answers[0];
}

describe('a queue for an activity that was published a moment ago', () => {
  it.each(['unknown', 'known as a draft'])(
    'waits while that is on its way to a service where it is %s',
    async (how) => {
      const known = how === 'unknown' ? uuidv7() : await service.activity({ teamId: team, status: 'draft' });
      const send = queueAt(known);
      await said('published');
      await expect(send()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await service.activity({ id: known, version: 2, teamId: team }, { walkIns: true });
      expect(await send()).toMatchObject({ outcome: 'accepted' });
    },
  );

  it('is not kept waiting for a draft, nor for nothing', async () => {
    const draft = await service.activity({ teamId: team, status: 'draft' });
    await said('draft');
    expect(await queueAt(draft)()).toMatchObject({ reason: 'ACTIVITY_NOT_PUBLISHED' });
    await said(null);
    expect(await queueAt(uuidv7())()).toMatchObject({ reason: 'ACTIVITY_NOT_FOUND' });
  });
});
