import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordCheckInBatch } from '@liandong/contracts/check-ins/check-in-batch';
import { CheckInPolicyInput } from '@liandong/contracts/check-ins/check-in-policy';
import type { ConfirmInput } from '@liandong/contracts/confirmations/confirmation';
import type { Actor } from '@liandong/contracts/common/actor';
import { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { DueConfirmationsService } from '../confirmations/due-confirmations.service.js';
import { DecisionsService } from '../corrections/decisions.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { AnomaliesService } from '../anomalies/anomalies.service.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { attested } from '../testing/held-facts.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { CheckInQueueService } from '../offline/check-in-queue.service.js';
import { sealEverything } from '../testing/seal-everything.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS, the whole service. Not here: the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let activityId: string;
let member: string;
const teamId = uuidv7();
const leader: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'leader', teamId }] };
const auditor: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'auditor' }] };

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});

afterAll(() => service?.close());

beforeEach(async () => {
  clock.set(atMinute(0));
  activityId = await service.activity({ teamId });
  member = uuidv7();
});

/** The activities service tells of the activity again; it was from minute 0 to 120. */
async function activityIs(version: number, startMinute: number, endMinute: number, changes: object = {}) {
  await service.app.get(DirectoryEvents).activityChanged(
    {
      id: activityId,
      version,
      status: 'published',
      cancelReason: null,
      cancelledAt: null,
      publishedAt: null,
      teamId,
      organizationPath: '/bayi/',
      responsibleId: null,
      title: '清洁河道',
      activityClass: 'environment',
      linkedParties: [],
      place: '福清河',
      description: '',
      startsAt: atMinute(startMinute).toISOString(),
      endsAt: atMinute(endMinute).toISOString(),
      capacity: null,
      checkInPolicy: CheckInPolicyInput.parse({}),
      ...changes,
    },
    service.sql.manager,
  );
}

async function signUpIs(version: number, status: 'signedUp' | 'waitlisted' | 'withdrawn') {
  const signUp = { activityId, volunteerId: member, version, status };
  await service.app.get(DirectoryEvents).signUpChanged(signUp, service.sql.manager);
}

async function serve(fromMinute: number, toMinute: number) {
  await service.signUp(activityId, member);
  await service.record(service.scan(member, activityId, atMinute(fromMinute)));
  await service.record(service.scan(member, activityId, atMinute(toMinute), { direction: 'out' }));
}

async function minutes(): Promise<number> {
  const [row] = await service.sql.query(
    'SELECT coalesce(sum(minutes), 0)::int AS minutes FROM ledger_entries WHERE volunteer_id = $1',
    [member],
  );
  return row.minutes;
}

const confirmation = () => service.app.get(ConfirmationsService).get(activityId, leader);

async function confirm(input: Partial<ConfirmInput>) {
  const { version } = await confirmation();
  const wish = { version, all: false, fixes: [], ...input };
  return service.app.get(ConfirmationsService).confirm(activityId, wish, leader);
}

async function dueHere() {
  const due = await service.app.get(DueConfirmationsService).due(leader);
  return due.filter((one) => one.activityId === activityId);
}

async function propose(entryId: string, minutesWanted: number): Promise<string> {
  const evidence = [{ kind: 'reference' as const, text: '活动改期' }];
  const wish = { entryId, minutes: minutesWanted, annul: false, reason: '按新的时间', evidence };
  const ctx = { actor: leader, requestId: 'r', language: 'zh-CN' as const, deadline: Infinity };
  return (await service.app.get(ProposalsService).proposeCorrection(wish, ctx)).id;
}

const ticked = (minute: number, direction: 'in' | 'out') => ({
  kind: 'manual',
  scanId: uuidv7(),
  scannedAt: atMinute(minute).toISOString(),
  counter: minute,
  ageMs: null,
  activityId,
  direction,
  volunteerId: member,
  reason: '没有手机',
});

/** That the member was there, to be approved by somebody else. */
function enterAttendance() {
  const wish = {
    kind: 'attendance' as const,
    activityId,
    volunteerIds: [member],
    reason: '手机没电',
    evidence: [{ kind: 'reference' as const, text: '签到表' }],
  };
  const ctx = { actor: leader, requestId: 'r', language: 'zh-CN' as const, deadline: Infinity };
  return service.app.get(ProposalsService).proposeRetro(wish, ctx);
}

/** The leader's phone was without signal until two hours after the start. */
async function sendLater(...scans: object[]) {
  const receivedAt = atMinute(120).toISOString();
  clock.set(atMinute(120));
  const batch = recordCheckInBatch.input.parse({ deviceId: uuidv7(), sentAt: receivedAt, scans, receivedAt });
  await service.app.get(CheckInQueueService).record(batch, leader, 'zh-CN');
}

/** Of the month and the person of this test, as the auditor sees them. */
async function anomaliesHere() {
  await sealEverything(service.app);
  const found = await service.app.get(AnomaliesService).list('2026-11', auditor);
  return found.filter(({ people }) => people[0]?.id === member).map((one) => [one.kind, one.found]);
}

const open = async () => (await service.app.get(DisputesService).open(activityId, leader)).items;

describe('an activity that is moved after people came', () => {
  it('counts no more than its new time covers, by corrections that say so', async () => {
    await serve(0, 120);
    expect(await minutes()).toBe(120);
    await activityIs(2, 60, 120);
    expect(await minutes()).toBe(60);
    const corrections = await service.sql.query(
      `SELECT minutes, grade, explanation->0->>'code' AS code FROM ledger_entries
       WHERE volunteer_id = $1 AND kind = 'correction'`,
      [member],
    );
    expect(corrections).toEqual([{ minutes: -60, grade: 'device', code: 'rescheduled' }]);
  });

  it('keeps its entries among those of the activity, also when it is moved by weeks, and twice', async () => {
    await serve(0, 120);
    const ledger = service.app.get(LedgerService);
    const ofActivity = async () =>
      (await ledger.entries({ activityId }, { limit: 10 }, auditor)).items.map(({ kind }) => kind);
    const kinds = await ofActivity();
    expect(kinds).toEqual(expect.arrayContaining(['serviceTime', 'attendance']));
    await activityIs(2, -40 * 1_440, -40 * 1_440 + 120);
    await activityIs(3, 40 * 1_440, 40 * 1_440 + 120);
    expect(await ofActivity()).toEqual(expect.arrayContaining(kinds));
    expect((await ledger.summary({ activityId }, null, auditor)).attendances).toBe(1);
  });

  it('was attended: nobody enters that a second time for its new date', async () => {
    const known = { id: member, version: 1, displayName: '白玛', language: 'zh-CN' as const };
    await service.app.get(DirectoryRepository).saveVolunteer(service.sql.manager, known);
    await serve(0, 120);
    await activityIs(2, -40 * 1_440, -40 * 1_440 + 120);
    await expect(enterAttendance()).rejects.toThrow('RETRO_EXISTS');
  });

  it('is lowered once by news that come twice or too late, and never raised', async () => {
    await serve(0, 120);
    await activityIs(3, 60, 120);
    await activityIs(3, 60, 120);
    await activityIs(2, 90, 120);
    expect(await minutes()).toBe(60);
    await activityIs(4, 0, 240);
    expect(await minutes()).toBe(60);
    await activityIs(5, 90, 120);
    expect(await minutes()).toBe(30);
  });

  describe('to a time that covers more', () => {
    beforeEach(async () => {
      await serve(0, 150);
      await activityIs(2, 0, 180);
      await activityIs(2, 0, 180);
      clock.set(atMinute(300));
    });

    it('is proposed to the leader, on the list and among what is due, and not added', async () => {
      expect(await minutes()).toBe(120);
      const { rows, counts } = await confirmation();
      expect(rows).toMatchObject([
        {
          state: 'raisable',
          minutes: 120,
          raise: { minutes: 150, explanation: [{ code: 'rescheduled' }, {}, {}] },
        },
      ]);
      expect(counts.open).toBe(1);
      expect(await dueHere()).toMatchObject([{ open: 1 }]);
    });

    it('stays as it is when all is confirmed, until the leader keeps it', async () => {
      await confirm({ all: true });
      expect((await confirmation()).rows).toMatchObject([{ state: 'raisable', minutes: 120 }]);
      await confirm({ fixes: [{ volunteerId: member, outcome: 'attended', note: '提前离开' }] });
      expect((await confirmation()).rows).toMatchObject([{ state: 'confirmed', minutes: 120, raise: null }]);
      expect(await dueHere()).toEqual([]);
      // A later move that takes some of it is no new question; one that gives more is.
      await activityIs(3, 0, 140);
      expect(await dueHere()).toEqual([]);
      clock.set(atMinute(301));
      await activityIs(4, 0, 180);
      expect(await dueHere()).toMatchObject([{ open: 1 }]);
    });

    it('is with the second person once a correction is proposed, and open again when that is withdrawn', async () => {
      const [row] = (await confirmation()).rows;
      const caseId = await propose(row?.raise?.entryId ?? '', 150);
      expect(await dueHere()).toEqual([]);
      await service.app.get(DecisionsService).withdraw(caseId, '再核实', leader);
      expect(await dueHere()).toMatchObject([{ open: 1 }]);
    });

    it('is proposed no more when the activity is moved back', async () => {
      await activityIs(3, 0, 120);
      expect(await dueHere()).toEqual([]);
      expect(await minutes()).toBe(120);
    });
  });

  it('counts no time that another activity of the person counts', async () => {
    await serve(0, 150);
    const elsewhere = await service.activity(
      { teamId, startsAt: atMinute(120).toISOString(), endsAt: atMinute(240).toISOString() },
      { ways: ['manual'] },
    );
    await attested(service, elsewhere, member, 'in', 120);
    await attested(service, elsewhere, member, 'out', 240);
    clock.set(atMinute(300));
    const confirmations = service.app.get(ConfirmationsService);
    const { version } = await confirmations.get(elsewhere, leader);
    await confirmations.confirm(elsewhere, { version, all: true, fixes: [] }, leader);
    expect(await minutes()).toBe(240);
    await activityIs(2, 60, 180);
    expect(await minutes()).toBe(180);
  });
});

describe('an activity that is cancelled', () => {
  const cancelAt = (minute: number) => {
    clock.set(atMinute(minute));
    return activityIs(2, 0, 120, { status: 'cancelled' });
  };

  it('keeps what was given, for its leader to confirm and its auditor to see', async () => {
    await serve(0, 120);
    await cancelAt(200);
    expect(await minutes()).toBe(120);
    expect(await confirmation()).toMatchObject({ cancelled: true, mayConfirm: true, counts: { open: 1 } });
    expect(await dueHere()).toMatchObject([{ cancelled: true, open: 1 }]);
    expect(await anomaliesHere()).toEqual([['cancelledActivity', 120]]);
    await confirm({ all: true });
    expect(await dueHere()).toEqual([]);
    expect(await minutes()).toBe(120);
  });

  it('counts nothing when its leader says that it did not take place', async () => {
    await serve(0, 120);
    await cancelAt(200);
    await confirm({ fixes: [{ volunteerId: member, outcome: 'noShow', note: '活动没有举行' }] });
    expect(await minutes()).toBe(0);
    expect(await dueHere()).toEqual([]);
    expect(await anomaliesHere()).toEqual([]);
  });

  it('lets its leader count those who were there until then, at once and no longer than that', async () => {
    await service.signUp(activityId, uuidv7());
    await service.signUp(activityId, member);
    await service.record(service.scan(member, activityId, atMinute(0)));
    await cancelAt(60);
    clock.set(atMinute(62));
    expect(await confirmation()).toMatchObject({
      endsAt: atMinute(60).toISOString(),
      longestMinutes: 60,
      rows: [{ volunteerId: member, state: 'open', presence: 'unclosed', minutes: null }],
    });
    const fix = { volunteerId: member, outcome: 'attended' as const, note: '提前收工' };
    await expect(confirm({ fixes: [{ ...fix, minutes: 61 }] })).rejects.toThrow('SERVICE_EXCEEDS_ACTIVITY');
    await confirm({ fixes: [{ ...fix, minutes: 60 }] });
    expect(await minutes()).toBe(60);
  });

  it('was over when it was cancelled, and not when that was heard', async () => {
    await service.signUp(activityId, member);
    await service.record(service.scan(member, activityId, atMinute(0)));
    clock.set(atMinute(90));
    await activityIs(2, 0, 120, { status: 'cancelled', cancelledAt: atMinute(60).toISOString() });
    expect(await confirmation()).toMatchObject({ endsAt: atMinute(60).toISOString(), longestMinutes: 60 });
  });

  it('shows from then on who was entered afterwards, and not only from its planned end', async () => {
    const named = { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' } as const;
    await service.app.get(DirectoryEvents).volunteerChanged(named, service.sql.manager);
    await service.signUp(activityId, member);
    await cancelAt(60);
    clock.set(atMinute(62));
    const [one] = await enterAttendance();
    const organiser = { ...leader, id: uuidv7(), grants: [{ role: 'administrator' as const }] };
    await service.app.get(DecisionsService).approve(one?.id ?? '', '', organiser);
    const list = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
    expect(list).toMatchObject({
      counts: { checkedIn: 1 },
      rows: [{ volunteerId: member, entered: true, noShow: false }],
    });
  });

  it('has no length when that was before it began', async () => {
    await service.signUp(activityId, member);
    await service.record(service.scan(member, activityId, atMinute(-20)));
    await cancelAt(-10);
    clock.set(atMinute(-9));
    expect(await dueHere()).toMatchObject([{ open: 1 }]);
    expect(await confirmation()).toMatchObject({ longestMinutes: 0, rows: [{ state: 'open' }] });
    await confirm({ fixes: [{ volunteerId: member, outcome: 'attended', minutes: 0, note: '到场后取消' }] });
    expect(await minutes()).toBe(0);
    expect(await dueHere()).toEqual([]);
  });

  it('takes what was scanned without signal as a question to the leader, and counts it on their word', async () => {
    await service.signUp(activityId, member);
    await service.app
      .get(DirectoryEvents)
      .volunteerChanged(
        { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' },
        service.sql.manager,
      );
    await cancelAt(60);
    await sendLater(ticked(5, 'in'), ticked(50, 'out'));
    expect(await minutes()).toBe(0);
    const disputes = await open();
    expect(disputes.map(({ reason }) => reason)).toEqual([
      'ACTIVITY_CANCELLED_SINCE',
      'ACTIVITY_CANCELLED_SINCE',
    ]);
    for (const { scanId } of disputes) {
      const wish = { activityId, scanId, decision: 'accept' as const, alike: false, note: '确实到场' };
      await service.app.get(DisputesService).decide(wish, leader, 'zh-CN');
    }
    await confirm({ all: true });
    expect(await minutes()).toBe(45);
  });
});

describe('somebody who was refused at the venue and gets a place then', () => {
  const scan = () => service.record(service.scan(member, activityId, atMinute(0)));

  it('can be let in by the leader, with the time of the refused scan', async () => {
    await signUpIs(1, 'waitlisted');
    expect(await scan()).toMatchObject([{ outcome: 'refused', reason: 'NOT_SIGNED_UP' }]);
    await scan();
    await signUpIs(2, 'signedUp');
    await signUpIs(2, 'signedUp');
    const [dispute, ...more] = await open();
    expect(more).toEqual([]);
    expect(dispute).toMatchObject({
      reason: 'SIGNED_UP_SINCE',
      at: atMinute(0).toISOString(),
      direction: 'in',
    });
    clock.set(atMinute(10));
    const wish = {
      activityId,
      scanId: dispute?.scanId ?? '',
      decision: 'accept' as const,
      alike: false,
      note: '候补转正',
    };
    expect(await service.app.get(DisputesService).decide(wish, leader, 'zh-CN')).toMatchObject({
      outcome: 'accepted',
      at: atMinute(0).toISOString(),
    });
  });

  it('is not disputed when the place was lost again, or when the next scan was good', async () => {
    await scan();
    await signUpIs(3, 'withdrawn');
    await signUpIs(2, 'signedUp');
    expect(await open()).toEqual([]);
    member = uuidv7();
    await signUpIs(1, 'signedUp');
    await scan();
    await signUpIs(2, 'signedUp');
    expect(await open()).toEqual([]);
  });
});
