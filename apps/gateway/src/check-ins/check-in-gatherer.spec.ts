import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { CheckInAnswer, GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { eventually } from '@liandong/testing/eventually';
import { CheckInGatherer } from './check-in-gatherer.js';

const PATIENT = 60_000;
const inTime = () => Date.now() + 60_000;
const scan = (scanId: string): GatheredScan => ({
  volunteerId: 'v',
  code: 'c',
  scanId,
  scannedAt: null,
  receivedAt: '2026-11-23T01:00:00.000Z',
});
const answerTo = ({ scanId }: GatheredScan): CheckInAnswer => ({
  outcome: 'refused',
  scanId,
  reason: 'CODE_UNKNOWN',
  params: {},
});

/** A check-ins service that answers when the test says so. */
function service() {
  const calls: { scans: GatheredScan[]; deadline: number; answer(): void; fail(): void }[] = [];
  const send = (scans: GatheredScan[], deadline: number) =>
    new Promise<CheckInAnswer[]>((resolve, reject) => {
      calls.push({
        scans,
        deadline,
        answer: () => resolve(scans.map(answerTo)),
        fail: () => reject(new Error('the service is gone')),
      });
    });
  return { calls, send, sizes: () => calls.map((call) => call.scans.length) };
}

const many = (gatherer: CheckInGatherer, count: number, prefix = '') =>
  Array.from({ length: count }, (_, index) => gatherer.record(scan(`${prefix}${index}`), inTime()));

describe('gathering check-ins', () => {
  it('sends those that wait at the same moment in one call, and answers each', async () => {
    const { calls, send, sizes } = service();
    const answers = many(new CheckInGatherer(send, 2, PATIENT), 3);
    await turn();
    expect(sizes()).toEqual([3]);
    calls[0]?.answer();
    expect((await Promise.all(answers)).map((answer) => answer.scanId)).toEqual(['0', '1', '2']);
  });

  it('lets newcomers wait while as many calls are under way as may be, and sends them together then', async () => {
    const { calls, send, sizes } = service();
    const gatherer = new CheckInGatherer(send, 2, PATIENT);
    const all = many(gatherer, 1, 'a');
    await turn();
    all.push(...many(gatherer, 1, 'b'));
    await turn();
    all.push(...many(gatherer, 5, 'c'));
    await turn();
    all.push(...many(gatherer, 5, 'd'));
    await turn();
    expect(sizes()).toEqual([1, 1]);
    calls[1]?.answer();
    await eventually(() => calls.length === 3);
    expect(sizes()).toEqual([1, 1, 10]);
    calls.forEach((call) => call.answer());
    await expect(Promise.all(all)).resolves.toHaveLength(12);
  });

  it('puts no more than 500 into one call', async () => {
    const { calls, send, sizes } = service();
    many(new CheckInGatherer(send, 2, PATIENT), 1_200);
    await turn();
    await turn();
    expect(sizes()).toEqual([500, 500]);
    calls[0]?.answer();
    await eventually(() => calls.length === 3);
    expect(sizes()).toEqual([500, 500, 200]);
  });

  it('fails the members of a failed call only, and goes on', async () => {
    const { calls, send } = service();
    const gatherer = new CheckInGatherer(send, 1, PATIENT);
    const first = many(gatherer, 2);
    const outcome = Promise.allSettled(first);
    await turn();
    const second = many(gatherer, 1, 'later');
    calls[0]?.fail();
    expect(await outcome).toMatchObject([
      { status: 'rejected', reason: { code: 'UNAVAILABLE' } },
      { status: 'rejected', reason: { code: 'UNAVAILABLE' } },
    ]);
    await eventually(() => calls.length === 2);
    calls[1]?.answer();
    await expect(second[0]).resolves.toMatchObject({ scanId: 'later0' });
  });

  it('does not send whose time is up, and waits no longer than the one whose time is up first', async () => {
    const { calls, send } = service();
    const gatherer = new CheckInGatherer(send, 1, PATIENT);
    const late = gatherer.record(scan('late'), Date.now() - 1);
    const soon = inTime();
    void gatherer.record(scan('later'), soon + 1_000);
    void gatherer.record(scan('soon'), soon);
    await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(calls[0]?.scans.map((one) => one.scanId)).toEqual(['later', 'soon']);
    expect(calls[0]?.deadline).toBe(soon);
  });

  it('lets no one wait for a call whose answer does not come', async () => {
    const { calls, send, sizes } = service();
    const gatherer = new CheckInGatherer(send, 1, 5);
    void many(gatherer, 2, 'unheard');
    await turn();
    const others = many(gatherer, 3, 'other');
    await eventually(() => calls.length === 2);
    expect(sizes()).toEqual([2, 3]);
    calls[1]?.answer();
    await expect(Promise.all(others)).resolves.toHaveLength(3);
    calls[0]?.answer();
    void many(gatherer, 1, 'next');
    await turn();
    void many(gatherer, 1, 'over next');
    await turn();
    expect(sizes()).toEqual([2, 3, 1]);
  });
});
