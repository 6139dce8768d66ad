import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordCheckInBatch } from '@liandong/contracts/check-ins/check-in-batch';
import { venueRefOf } from '@liandong/rules/activity-code';
import { shortCode, shortStepAt } from '@liandong/rules/short-code';
import { SetClock } from '@liandong/service-kit/clock';
import { eventually } from '@liandong/testing/eventually';
import { person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { SHORT_CODE_TRIES } from '../check-ins/scan-batch.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { VenueCodesService } from '../venue-codes/venue-codes.service.js';
import { VenueKeys } from '../venue-codes/venue-keys.js';
import { CheckInQueueService } from './check-in-queue.service.js';

/** Real: Postgres, NATS, the whole service. */
const clock = new SetClock();
let service: TestCheckIns;
let activityId: string;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});
beforeEach(async () => {
  activityId = await service.activity({}, { walkIns: true });
});
afterAll(() => service?.close());

function shownAt(minute: number, keyVersion = 1): string {
  const key = service.app.get(VenueKeys).keyOf({ id: activityId, keyVersion }, 'in');
  const step = shortStepAt(atMinute(minute).getTime());
  return shortCode({ venueRef: venueRefOf(activityId), direction: 'in', step, key });
}

/** Typed ten minutes after the start, sent two hours later. */
async function send(member: string, ...codes: string[]) {
  const receivedAt = atMinute(120).toISOString();
  clock.set(new Date(receivedAt));
  const scans = codes.map((code, counter) => ({
    kind: 'own',
    scanId: uuidv7(),
    scannedAt: atMinute(10).toISOString(),
    counter,
    ageMs: null,
    code,
    activityId,
  }));
  const batch = { deviceId: uuidv7(), sentAt: receivedAt, scans, receivedAt };
  const queue = service.app.get(CheckInQueueService);
  const { answers } = await queue.record(recordCheckInBatch.input.parse(batch), person(member), 'zh-CN');
  return answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome));
}

describe('six digits that were typed without signal', () => {
  it('are judged by the moment at which they were typed, and wait for the leader', async () => {
    expect(await send(uuidv7(), shownAt(10))).toEqual(['provisional']);
    expect(await send(uuidv7(), shownAt(20))).toEqual(['SHORT_CODE_WRONG']);
  });

  it('before all codes were made useless are the leader’s to decide', async () => {
    clock.set(atMinute(30));
    const leader = person(uuidv7(), { role: 'administrator' });
    await service.app.get(VenueCodesService).rotate(activityId, leader);
    await eventually(async () => {
      const [reason] = await send(uuidv7(), shownAt(10));
      return reason === 'CODE_REVOKED_SINCE';
    });
    clock.set(atMinute(5));
    await service.app.get(VenueCodesService).rotate(activityId, leader);
    await eventually(async () => {
      const [reason] = await send(uuidv7(), shownAt(10, 2));
      return reason === 'CODE_REVOKED';
    });
  });

  it('give no more guesses than the door does, in one queue or in several', async () => {
    const member = uuidv7();
    const wrong = shownAt(20);
    const guesses = Array<string>(SHORT_CODE_TRIES.bySender).fill(wrong);
    expect(await send(member, ...guesses, shownAt(10))).toEqual([
      ...guesses.map(() => 'SHORT_CODE_WRONG'),
      'SHORT_CODE_LOCKED',
    ]);
    expect(await send(member, shownAt(10))).toEqual(['SHORT_CODE_LOCKED']);
  });
});
