import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordCheckInBatch, type ReceivedScan } from '@liandong/contracts/check-ins/check-in-batch';
import { at } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

describe('the queue of a device at the door', () => {
  let gateway: TestGateway;
  let calls: ReceivedScan[][];

  beforeAll(async () => {
    gateway = await testGateway();
    await gateway.peers.answer(recordCheckInBatch, ({ scans }) => {
      calls.push(scans);
      return { serverTime: at, skewMs: 0, answers: [] };
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    calls = [];
  });

  const send = (scans: unknown[], envelope: object = {}) =>
    gateway.app.inject({
      method: 'POST',
      url: '/api/v1/check-ins/batch',
      headers: signedInAs(gateway, person()),
      payload: { deviceId: randomUUID(), sentAt: '2026-11-23T09:00:00+08:00', scans, ...envelope },
    });

  const row = (changes: object = {}) => ({
    kind: 'manual',
    scanId: randomUUID(),
    scannedAt: '2026-11-23T09:00:00+08:00',
    counter: 1,
    ageMs: null,
    activityId: randomUUID(),
    direction: 'in',
    volunteerId: randomUUID(),
    reason: '没有手机',
    ...changes,
  });

  it('goes on with the rows that can be read, and names those that cannot', async () => {
    const [good, bad] = [row(), row({ counter: -1 })];
    const unwritable = [
      row({ reason: 'x\0' }),
      row({ reason: '\u200b' }),
      row({ kind: 'own', code: '\u0007' }),
    ];
    const response = await send([good, bad, null, 'rubbish', ...unwritable]);
    expect(response.statusCode).toBe(200);
    expect(calls).toMatchObject([
      [
        { kind: 'manual', scanId: good.scanId, scannedAt: at },
        { kind: 'malformed', scanId: bad.scanId, fields: 'counter' },
        { kind: 'malformed' },
        { kind: 'malformed' },
        ...unwritable.map(({ scanId }) => ({ kind: 'malformed', scanId })),
      ],
    ]);
  });

  it('of 500 rows as long as rows can be fits in', async () => {
    const position = { latitude: 29.649_123_456_7, longitude: 94.361_123_456_7, accuracyMeters: 12.345_678 };
    const rows = Array.from({ length: 500 }, () => row({ reason: '队'.repeat(200), position }));
    expect((await send(rows)).statusCode).toBe(200);
    expect(calls[0]).toHaveLength(500);
  });

  it('that is too long is told what fits', async () => {
    const response = await send([row({ reason: 'x'.repeat(800_000) })]);
    expect(response.json()).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
      params: { limit: '768 KiB' },
    });
    expect((await send(Array.from({ length: 501 }, () => row()))).statusCode).toBe(400);
    expect((await send([])).statusCode).toBe(400);
    expect((await send([row()], { sentAt: 'now' })).statusCode).toBe(400);
  });
});
