import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  recordCheckIns,
  type CheckInAnswer,
  type GatheredScan,
} from '@liandong/contracts/check-ins/check-in';
import { getPrintedCode } from '@liandong/contracts/check-ins/member-code';
import { getVenueKey } from '@liandong/contracts/check-ins/venue-code';
import { at } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

/** The code says how the scan ends. */
function answerTo({ scanId, code }: GatheredScan): CheckInAnswer {
  if (code === 'late') {
    return { outcome: 'refused', scanId, reason: 'CHECK_IN_TOO_LATE', params: { closedAt: at } };
  }
  return {
    outcome: code === 'again' ? 'duplicate' : 'accepted',
    scanId,
    activityId: randomUUID(),
    activityTitle: '清扫河道',
    direction: 'in',
    at,
    minutes: null,
    grade: 'device',
  };
}

describe('a scan at the door', () => {
  let gateway: TestGateway;
  let calls: GatheredScan[][];

  beforeAll(async () => {
    gateway = await testGateway();
    await gateway.peers.answer(recordCheckIns, ({ scans }) => {
      calls.push(scans);
      return { answers: scans.map(answerTo) };
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    calls = [];
  });

  const scan = (code: string, who = person(), more: object = {}) =>
    gateway.app.inject({
      method: 'POST',
      url: '/api/v1/check-ins',
      headers: signedInAs(gateway, who),
      payload: { code, scanId: randomUUID(), ...more },
    });

  it('is 201 when it was taken', async () => {
    const who = person();
    const response = await scan('good', who, { scannedAt: '2026-11-23T09:00:00+08:00' });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ outcome: 'accepted', at });
    expect(calls).toMatchObject([[{ volunteerId: who.id, code: 'good', scannedAt: at }]]);
  });

  it('carries the activity of typed digits and where the phone is', async () => {
    const position = { latitude: 29.65, longitude: 94.36, accuracyMeters: 12 };
    const activityId = randomUUID();
    expect((await scan('123456', person(), { activityId, position })).statusCode).toBe(201);
    expect(calls).toMatchObject([[{ code: '123456', activityId, position }]]);
  });

  it.each([
    ['NaN', 'MALFORMED_JSON'],
    ['1e999', 'VALIDATION_FAILED'],
    ['-1e999', 'VALIDATION_FAILED'],
    ['null', 'VALIDATION_FAILED'],
    ['"NaN"', 'VALIDATION_FAILED'],
    ['91', 'VALIDATION_FAILED'],
  ])('with a latitude of %s is refused: %s', async (latitude, code) => {
    const position = `{"latitude":${latitude},"longitude":94.36,"accuracyMeters":12}`;
    const response = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/check-ins',
      headers: { ...signedInAs(gateway, person()), 'content-type': 'application/json' },
      payload: `{"code":"good","scanId":"${randomUUID()}","position":${position}}`,
    });
    expect(response.json()).toMatchObject({ status: 400, code });
    expect(calls).toEqual([]);
  });

  it('is 200 when the fact was there already', async () => {
    const response = await scan('again');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ outcome: 'duplicate' });
  });

  it('is a problem with the reason when it is refused', async () => {
    const response = await scan('late');
    expect(response.json()).toMatchObject({
      status: 409,
      code: 'CHECK_IN_TOO_LATE',
      params: { closedAt: at },
      detail: '签到已于 2026-11-23 09:00 结束，请联系队长补录。',
    });
  });

  it('of many at once goes out with the others, and each gets its own answer', async () => {
    const codes = Array.from({ length: 200 }, (_, index) => ['good', 'again', 'late'][index % 3] ?? '');
    const statuses = await Promise.all(codes.map(async (code) => (await scan(code)).statusCode));
    expect(statuses).toEqual(codes.map((code) => ({ good: 201, again: 200, late: 409 })[code]));
    expect(calls.flat()).toHaveLength(200);
    expect(calls.length).toBeLessThan(50);
  });
});

describe('a poster', () => {
  it('holds an address that any phone’s scanner opens', async () => {
    const gateway = await testGateway();
    const activityId = randomUUID();
    await gateway.peers.answer(getPrintedCode, ({ direction }) => ({ activityId, direction, code: 'IAbc' }));
    const response = await gateway.app.inject({
      url: `/api/v1/activities/${activityId}/printed-code?direction=out`,
      headers: { ...signedInAs(gateway), host: 'liandong.example:8443' },
    });
    expect(response.json()).toMatchObject({
      direction: 'out',
      url: 'http://liandong.example:8443/c/IAbc',
    });
    await gateway.close();
  });
});

describe('the venue screen', () => {
  it('gets the address that its codes are appended to from the request', async () => {
    const gateway = await testGateway();
    const activityId = randomUUID();
    await gateway.peers.answer(getVenueKey, ({ direction }) => ({
      activityId,
      activityTitle: '清扫河道',
      direction,
      venueRef: '0123456789ab',
      key: 'k',
      stepSeconds: 10,
      ways: ['venueCode' as const],
      serverTime: at,
      opensAt: at,
      closesAt: at,
    }));
    const response = await gateway.app.inject({
      url: `/api/v1/activities/${activityId}/venue-code?direction=out`,
      headers: { ...signedInAs(gateway), host: 'liandong.example:8443' },
    });
    expect(response.json()).toMatchObject({ direction: 'out', urlPrefix: 'http://liandong.example:8443/c/' });
    await gateway.close();
  });
});
