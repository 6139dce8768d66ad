import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { person } from '@liandong/testing/gateway-caller';
import { AttendanceService } from '../attendance/attendance.service.js';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { DecisionsService } from '../corrections/decisions.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { AnnulmentsService } from './annulments.service.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let activityId: string;
let member: string;
const deviceId = uuidv7();

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});

afterAll(() => service?.close());

beforeEach(async () => {
  clock.set(atMinute(0));
  activityId = await service.activity();
  member = uuidv7();
  await service.signUp(activityId, member);
});

async function checkIn(minute: number, changes: Partial<GatheredScan> & { direction?: 'in' | 'out' } = {}) {
  clock.set(atMinute(minute));
  const scan = service.scan(member, activityId, atMinute(minute), { deviceId, ...changes });
  const [answer] = await service.record(scan);
  return { scan, answer };
}

const personOf = (id: string) => ({ id, kind: 'person' as const, grants: [] });

function annul(scanId: string, changes: { deviceId?: string; by?: string } = {}) {
  return service.app
    .get(AnnulmentsService)
    .annul({ scanId, deviceId: changes.deviceId ?? deviceId }, personOf(changes.by ?? member));
}

const attendance = () =>
  service.app.get(AttendanceService).attendanceOf(activityId, {
    id: uuidv7(),
    kind: 'person',
    grants: [{ role: 'administrator' }],
  });

/** Two people agree on what the member's service counts. */
async function correctTo(minutes: number): Promise<void> {
  const [entry] = await service.sql.query(
    `SELECT id FROM ledger_entries WHERE volunteer_id = $1 AND kind = 'serviceTime'`,
    [member],
  );
  const evidence = [{ kind: 'reference' as const, text: '签到表' }];
  const wish = { entryId: entry.id, minutes, annul: false, reason: '提前到场布置', evidence };
  const leader = person(uuidv7(), { role: 'administrator' });
  const ctx = { actor: leader, requestId: 'r', language: 'zh-CN' as const, deadline: Infinity };
  const { id } = await service.app.get(ProposalsService).proposeCorrection(wish, ctx);
  await service.app.get(DecisionsService).approve(id, '', person(uuidv7(), { role: 'administrator' }));
}

/** What the ledger counts for the member now. */
async function counted(): Promise<{ times: number; minutes: number }> {
  const [row] = await service.sql.query(
    `SELECT coalesce(sum(times), 0)::int AS times, coalesce(sum(minutes), 0)::int AS minutes
     FROM ledger_entries WHERE volunteer_id = $1`,
    [member],
  );
  return row;
}

describe('a check-in that was undone', () => {
  it('counts no more: not in the list, not in the ledger, where a correction takes it back', async () => {
    const { scan } = await checkIn(0);
    expect(await counted()).toEqual({ times: 1, minutes: 0 });
    await annul(scan.scanId);
    expect(await counted()).toEqual({ times: 0, minutes: 0 });
    expect((await attendance()).counts).toMatchObject({ checkedIn: 0 });
    const entries = await service.sql.query(
      `SELECT kind, times, grade, corrects IS NOT NULL AS corrects FROM ledger_entries
       WHERE volunteer_id = $1 ORDER BY recorded_at, id`,
      [member],
    );
    expect(entries).toEqual([
      { kind: 'attendance', times: 1, grade: 'device', corrects: false },
      { kind: 'correction', times: -1, grade: 'device', corrects: true },
    ]);
  });

  it('has no part in the service time: its entry leads to the scan that counted, and to the way out', async () => {
    const undone = await checkIn(0);
    await annul(undone.scan.scanId);
    const { scan: wayIn } = await checkIn(2);
    const { scan: wayOut } = await checkIn(90, { direction: 'out' });
    const ledger = service.app.get(LedgerService);
    const { items } = await ledger.mine({ limit: 5 }, personOf(member));
    const served = items.find(({ kind }) => kind === 'serviceTime');
    const { checkIns } = await ledger.entry(served?.id ?? '', personOf(member));
    expect(checkIns.map(({ direction, scanId }) => [direction, scanId])).toEqual([
      ['in', wayIn.scanId],
      ['out', wayOut.scanId],
    ]);
  });

  it('may be made again, and that one counts', async () => {
    const { scan } = await checkIn(0);
    await annul(scan.scanId);
    const again = await checkIn(5);
    expect(again.answer).toMatchObject({ outcome: 'accepted', at: atMinute(5).toISOString() });
    expect(await checkIn(6)).toMatchObject({
      answer: { outcome: 'duplicate', at: atMinute(5).toISOString() },
    });
    expect(await counted()).toEqual({ times: 1, minutes: 0 });
    expect((await attendance()).rows).toMatchObject([{ checkedInAt: atMinute(5).toISOString() }]);
    await annul(again.scan.scanId);
    expect(await counted()).toEqual({ times: 0, minutes: 0 });
  });

  it('is undone once however often it is asked for, and at the same moment too', async () => {
    const { scan } = await checkIn(0);
    const answers = await Promise.all([1, 2, 3, 4].map(() => annul(scan.scanId)));
    clock.set(atMinute(60));
    answers.push(await annul(scan.scanId));
    expect(new Set(answers.map(({ annulledAt }) => annulledAt))).toEqual(
      new Set([atMinute(0).toISOString()]),
    );
    expect(await counted()).toEqual({ times: 0, minutes: 0 });
  });

  it('is no more undone when a leader has decided on it: nobody takes back what was lowered', async () => {
    await checkIn(0);
    const { scan } = await checkIn(118, { direction: 'out' });
    clock.set(atMinute(121));
    const leader = person(uuidv7(), { role: 'administrator' });
    const confirmations = service.app.get(ConfirmationsService);
    const { version } = await confirmations.get(activityId, leader);
    const fix = { volunteerId: member, outcome: 'attended' as const, minutes: 60, note: '早走' };
    await confirmations.confirm(activityId, { version, all: false, fixes: [fix] }, leader);
    await expect(annul(scan.scanId)).rejects.toMatchObject({ code: 'ANNUL_DECIDED' });
    expect(await counted()).toEqual({ times: 1, minutes: 60 });
  });

  it('is no more undone when two people have corrected what it counts', async () => {
    const named = { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' } as const;
    await service.app.get(DirectoryEvents).volunteerChanged(named, service.sql.manager);
    await checkIn(10);
    const { scan } = await checkIn(118, { direction: 'out' });
    clock.set(atMinute(121));
    await correctTo(120);
    await expect(annul(scan.scanId)).rejects.toMatchObject({ code: 'ANNUL_DECIDED' });
  });

  it('counts again when two people agree to it, on every list', async () => {
    const named = { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' } as const;
    await service.app.get(DirectoryEvents).volunteerChanged(named, service.sql.manager);
    const { scan } = await checkIn(110);
    await checkIn(118, { direction: 'out' });
    await annul(scan.scanId);
    clock.set(atMinute(181));
    await correctTo(100);
    expect(await counted()).toEqual({ times: 1, minutes: 100 });
    expect((await attendance()).rows).toMatchObject([{ entered: true, noShow: false, minutes: 100 }]);
    const leader = person(uuidv7(), { role: 'administrator' });
    const { rows, counts } = await service.app.get(ConfirmationsService).get(activityId, leader);
    expect(counts).toMatchObject({ entered: 1, noShow: 0 });
    expect(rows).toMatchObject([{ volunteerId: member, state: 'entered', minutes: 100, grade: 'retro' }]);
  });

  it('takes its check-out and the service time with it', async () => {
    const { scan } = await checkIn(110);
    await checkIn(118, { direction: 'out' });
    expect(await counted()).toEqual({ times: 1, minutes: 8 });
    await annul(scan.scanId);
    expect(await counted()).toEqual({ times: 0, minutes: 0 });
    expect((await attendance()).counts).toMatchObject({ checkedIn: 0, checkedOut: 0 });
  });

  it('leaves the check-in alone when only the check-out was undone, which may be made again', async () => {
    await checkIn(0);
    const out = await checkIn(60, { direction: 'out' });
    await annul(out.scan.scanId);
    expect(await counted()).toEqual({ times: 1, minutes: 0 });
    expect(await checkIn(90, { direction: 'out' })).toMatchObject({
      answer: { outcome: 'accepted', minutes: 90 },
    });
    expect(await counted()).toEqual({ times: 1, minutes: 90 });
  });

  it('never leaves a check-out behind that was made at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      member = uuidv7();
      await service.signUp(activityId, member);
      const { scan } = await checkIn(0);
      await Promise.all([checkIn(1, { direction: 'out' }), annul(scan.scanId)]);
      expect(await counted()).toEqual({ times: 0, minutes: 0 });
      expect((await attendance()).rows.find((row) => row.volunteerId === member)).toMatchObject({
        checkedInAt: null,
        checkedOutAt: null,
      });
    }
  });
});

describe('a check-in cannot be undone', () => {
  it('later than 15 minutes after it came', async () => {
    const { scan } = await checkIn(0);
    clock.set(new Date(atMinute(15).getTime() + 1));
    await expect(annul(scan.scanId)).rejects.toMatchObject({ code: 'ANNUL_TOO_LATE' });
    clock.set(atMinute(15));
    await expect(annul(scan.scanId)).resolves.toMatchObject({ scanId: scan.scanId });
  });

  it('from another phone', async () => {
    const { scan } = await checkIn(0);
    await expect(annul(scan.scanId, { deviceId: uuidv7() })).rejects.toMatchObject({
      code: 'ANNUL_OTHER_DEVICE',
    });
  });

  it('by somebody else, nor when it made no fact', async () => {
    const { scan } = await checkIn(0);
    await expect(annul(scan.scanId, { by: uuidv7() })).rejects.toMatchObject({ code: 'CHECK_IN_NOT_FOUND' });
    const twice = await checkIn(1);
    await expect(annul(twice.scan.scanId)).rejects.toMatchObject({ code: 'CHECK_IN_NOT_FOUND' });
    await expect(annul(uuidv7())).rejects.toMatchObject({ code: 'CHECK_IN_NOT_FOUND' });
  });

  it('as a fact: an annulment can be neither changed nor removed', async () => {
    const { scan } = await checkIn(0);
    await annul(scan.scanId);
    await expect(service.sql.query('DELETE FROM annulments')).rejects.toThrow('permission denied');
    await expect(service.sql.query('UPDATE annulments SET annulled_by = annulled_by')).rejects.toThrow(
      'permission denied',
    );
  });
});
