import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '@liandong/contracts/common/actor';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import type { Confirmation, ConfirmInput } from '@liandong/contracts/confirmations/confirmation';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { SetClock } from '@liandong/service-kit/clock';
import { person } from '@liandong/testing/gateway-caller';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { uuidv7 } from 'uuidv7';
import { AttendanceService } from '../attendance/attendance.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { attested } from '../testing/held-facts.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { ConfirmationsRepository } from './confirmations.repository.js';
import { DecisionsService } from '../corrections/decisions.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { ConfirmationsService } from './confirmations.service.js';

/** Real: Postgres, NATS, the whole service. The activity runs from 09:00 to 11:00, check-out closes at 12:00. */
let service: TestCheckIns;
let confirmations: ConfirmationsService;
let bus: TestBus;
const clock = new SetClock();

const teamId = uuidv7();
const leader = person(uuidv7(), { role: 'leader', teamId });
let activityId: string;
let printed: string;
let proven: string;
let unclosed: string;
let absent: string;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
  bus = await testBus(service.adminUrl);
  confirmations = service.app.get(ConfirmationsService);
});
afterAll(async () => {
  await service?.close();
  await bus?.close();
});

beforeEach(async () => {
  [printed, proven, unclosed, absent] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  activityId = await service.activity({ teamId });
  for (const volunteerId of [printed, proven, unclosed, absent])
    await service.signUp(activityId, volunteerId);
  await attested(service, activityId, printed, 'in', 10);
  await attested(service, activityId, printed, 'out', 100);
  await service.record(service.scan(proven, activityId, atMinute(-5)));
  await service.record(service.scan(proven, activityId, atMinute(115), { direction: 'out' }));
  await service.record(service.scan(unclosed, activityId, atMinute(0)));
  clock.set(atMinute(300));
});

const get = (actor: Actor = leader) => confirmations.get(activityId, actor);

async function confirm(input: Partial<ConfirmInput>, actor: Actor = leader): Promise<Confirmation> {
  const { version } = await get();
  return confirmations.confirm(activityId, { version, all: false, fixes: [], ...input }, actor);
}

const fix = (volunteerId: string, more: object = {}) => ({
  volunteerId,
  outcome: 'attended' as const,
  note: '现场确认',
  ...more,
});

/** How often open lists of the activity were told to look again. */
async function timesTold(): Promise<number> {
  await service.app.get(OutboxRelay).drained();
  await bus.caughtUp();
  const told = bus.events.filter(({ subject }) => subject === attendanceListChanged.subject);
  return told.filter(({ payload }) => JSON.stringify(payload).includes(activityId)).length;
}

function statesIn({ rows }: Confirmation): Record<string, (string | number | null)[]> {
  const names = new Map([
    [printed, 'printed'],
    [proven, 'proven'],
    [unclosed, 'unclosed'],
    [absent, 'absent'],
  ]);
  return Object.fromEntries(
    rows.map((row) => [names.get(row.volunteerId) ?? 'other', [row.state, row.minutes, row.grade]]),
  );
}

/** What the ledger counts for somebody at the activity: minutes, grade, person-times. */
async function counted(volunteerId: string): Promise<[string, number, number, string][]> {
  const rows: { kind: string; minutes: number; times: number; grade: string }[] = await service.sql.query(
    `SELECT kind, minutes, times, grade FROM ledger_entries WHERE volunteer_id = $1 ORDER BY recorded_at, id`,
    [volunteerId],
  );
  return rows.map(({ kind, minutes, times, grade }) => [kind, minutes, times, grade]);
}

async function serviceOf(volunteerId: string): Promise<{ entryId: string }> {
  const [row] = await service.sql.query(
    `SELECT id AS "entryId" FROM ledger_entries WHERE volunteer_id = $1 AND kind = 'serviceTime'`,
    [volunteerId],
  );
  return row;
}

describe('the list to confirm', () => {
  it('says how each person stands, on what evidence, and what is proposed', async () => {
    const list = await get();
    expect(statesIn(list)).toEqual({
      printed: ['open', 90, 'leader'],
      proven: ['proven', 115, 'device'],
      unclosed: ['open', null, 'device'],
      absent: ['absent', null, null],
    });
    expect(list.counts).toEqual({
      present: 0,
      late: 1,
      leftEarly: 2,
      unclosed: 1,
      entered: 0,
      noShow: 1,
      open: 2,
    });
    expect(list).toMatchObject({ longestMinutes: 120, mayConfirm: true, deadline: { dueOn: '2026-12-07' } });
  });

  it('names people by pinyin, in the attendance list, too', async () => {
    for (const displayName of ['张伟', '李静', '阿旺']) {
      const id = uuidv7();
      const volunteer = { id, version: 1, displayName, language: 'zh-CN' } as const;
      await service.app.get(DirectoryEvents).volunteerChanged(volunteer, service.sql.manager);
      await service.signUp(activityId, id);
    }
    const list = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
    for (const { rows } of [await get(), list]) {
      const names = rows.flatMap(({ displayName }) => displayName || []);
      expect(names).toEqual(['阿旺', '李静', '张伟']);
    }
  });

  it('waits for those who may still check out', async () => {
    clock.set(atMinute(150));
    expect(statesIn(await get())).toMatchObject({ unclosed: ['waiting', null, 'device'] });
    await expect(confirm({ fixes: [fix(unclosed, { minutes: 60 })] })).rejects.toThrow(
      'CONFIRMATION_ROW_WAITING',
    );
  });

  it('is for those who may read the team, and confirmed by those who manage it', async () => {
    const auditor = person(uuidv7(), { role: 'auditor' });
    expect((await get(auditor)).mayConfirm).toBe(false);
    await expect(confirm({ all: true }, auditor)).rejects.toThrow('FORBIDDEN');
    await expect(get(person(uuidv7()))).rejects.toThrow('FORBIDDEN');
  });
});

describe('confirming all', () => {
  it('counts what is proposed as the leader’s word, and leaves open what a person has to decide', async () => {
    const after = await confirm({ all: true });
    expect(statesIn(after)).toEqual({
      printed: ['confirmed', 90, 'leader'],
      proven: ['confirmed', 115, 'device'],
      unclosed: ['open', null, 'device'],
      absent: ['confirmed', null, null],
    });
    expect(await counted(printed)).toEqual([
      ['attendance', 0, 1, 'leader'],
      ['serviceTime', 90, 0, 'leader'],
    ]);
    expect(await counted(proven)).toHaveLength(2);
    expect([await counted(unclosed), await counted(absent)]).toEqual([[['attendance', 0, 1, 'device']], []]);
  });

  it('counts people as they were decided, no longer as their check-ins say', async () => {
    const after = await confirm({ all: true, fixes: [fix(unclosed, { outcome: 'noShow' })] });
    expect(after.counts).toEqual({
      present: 0,
      late: 1,
      leftEarly: 2,
      unclosed: 0,
      entered: 0,
      noShow: 2,
      open: 0,
    });
  });

  it('shows in the attendance list who was not there, with what counts by now', async () => {
    await confirm({ all: true, fixes: [fix(printed, { outcome: 'noShow' })] });
    const { counts, rows } = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
    const rowIn = (id: string) => rows.find(({ volunteerId }) => volunteerId === id);
    expect(rowIn(printed)).toMatchObject({ noShow: true, awaitsLeader: false, minutes: null });
    expect(rowIn(absent)).toMatchObject({ noShow: true });
    expect(rowIn(proven)).toMatchObject({ noShow: false });
    expect(counts).toMatchObject({ checkedIn: 2, checkedOut: 1 });
  });

  it('says of somebody without a check-out still that they have none, whatever time was decided', async () => {
    const { counts, rows } = await confirm({ all: true, fixes: [fix(unclosed, { minutes: 30 })] });
    expect(counts).toMatchObject({ present: 0, unclosed: 1, noShow: 1, open: 0 });
    expect(rows.find(({ volunteerId }) => volunteerId === unclosed)).toMatchObject({ presence: 'unclosed' });
  });

  describe('of somebody without a check-in who was entered afterwards', () => {
    const enter = async (kind: 'service' | 'attendance') => {
      const named = { id: absent, version: 1, displayName: '白玛', language: 'zh-CN' } as const;
      await service.app.get(DirectoryEvents).volunteerChanged(named, service.sql.manager);
      const evidence = [{ kind: 'reference' as const, text: '签到表' }];
      const common = { activityId, volunteerIds: [absent], reason: '停电，无法扫码', evidence };
      const times = { from: atMinute(0).toISOString(), to: atMinute(120).toISOString() };
      const input = kind === 'service' ? { kind, ...common, ...times } : { kind, ...common };
      const ctx = { actor: leader, requestId: 'r', language: 'zh-CN', deadline: Infinity } as const;
      const [{ id } = { id: '' }] = await service.app.get(ProposalsService).proposeRetro(input, ctx);
      await service.app.get(DecisionsService).approve(id, '', person(uuidv7(), { role: 'administrator' }));
    };

    it('keeps what two people agreed to, and counts them apart', async () => {
      await enter('service');
      const list = await get();
      expect(statesIn(list)).toMatchObject({ absent: ['entered', 120, 'retro'] });
      expect(list.counts).toMatchObject({ present: 0, late: 1, entered: 1, noShow: 0 });
      const before = await counted(absent);
      const after = await confirm({ all: true });
      expect(statesIn(after)).toMatchObject({ absent: ['confirmed', 120, 'retro'] });
      expect(after.counts).toMatchObject({ entered: 1, noShow: 0 });
      expect(await counted(absent)).toEqual(before);
    });

    it('makes no no-show of an attendance, nor time of it on one word', async () => {
      await enter('attendance');
      expect(statesIn(await get())).toMatchObject({ absent: ['entered', null, 'retro'] });
      for (const time of [
        { minutes: 30 },
        { from: atMinute(0).toISOString(), to: atMinute(60).toISOString() },
      ]) {
        await expect(confirm({ fixes: [fix(absent, time)] })).rejects.toThrow('CONFIRMATION_OF_ABSENT');
      }
      const after = await confirm({ all: true });
      expect(statesIn(after)).toMatchObject({ absent: ['confirmed', null, 'retro'] });
      expect(after.counts).toMatchObject({ entered: 1, noShow: 0 });
      expect(await counted(absent)).toEqual([['attendance', 0, 1, 'retro']]);
    });

    it('notices that it happened after the list was read', async () => {
      const { version } = await get();
      await enter('attendance');
      await expect(confirm({ version, all: true })).rejects.toThrow('CONFIRMATION_CHANGED_MEANWHILE');
    });
  });

  it('tells what a correction has added since from what the leader confirmed', async () => {
    const confirmed = await confirm({ all: true });
    const { entryId } = await serviceOf(printed);
    const ctx = { actor: leader, requestId: 'r', language: 'zh-CN', deadline: Infinity } as const;
    const evidence = [{ kind: 'reference' as const, text: '签到表' }];
    const input = { entryId, minutes: 110, annul: false, reason: '提前到场布置', evidence };
    const { id } = await service.app.get(ProposalsService).proposeCorrection(input, ctx);
    const before = await timesTold();
    await service.app.get(DecisionsService).approve(id, '', person(uuidv7(), { role: 'administrator' }));
    const rowIn = ({ rows }: Confirmation) => rows.find(({ volunteerId }) => volunteerId === printed);
    expect(rowIn(confirmed)).toMatchObject({ minutes: 90, retroMinutes: 0 });
    const list = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
    expect(list.rows.find(({ volunteerId }) => volunteerId === printed)).toMatchObject({ minutes: 110 });
    expect(await timesTold()).toBe(before + 1);
    expect(rowIn(await get())).toMatchObject({
      minutes: 110,
      grade: 'leader',
      retroMinutes: 20,
      explanation: [{ code: 'corrected', before: 90, after: 110 }],
    });
  });

  it('keeps who did it and when, and why the figure is what it is', async () => {
    const after = await confirm({ all: true });
    const rowOf = (id: string) => after.rows.find(({ volunteerId }) => volunteerId === id);
    expect(rowOf(printed)?.decision).toMatchObject({
      outcome: 'attended',
      decidedAt: atMinute(300).toISOString(),
    });
    const codesOf = (id: string) => rowOf(id)?.explanation.map(({ code }) => code);
    expect(codesOf(printed)).toEqual(['cameAfterStart', 'leftBeforeEnd', 'counted']);
    expect(codesOf(proven)).toEqual(['cameBeforeStart', 'leftBeforeEnd', 'counted']);
  });

  it('is told to open lists', async () => {
    await confirm({ all: true });
    expect(await timesTold()).toBeGreaterThan(0);
    await confirm({ fixes: [fix(unclosed, { minutes: 45 })] });
    const list = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
    expect(list.rows.find(({ volunteerId }) => volunteerId === unclosed)?.minutes).toBe(45);
  });

  it('is what a typed or printed code waits for, which counts nothing before', async () => {
    const row = async (id: string) => {
      const { rows } = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
      return rows.find(({ volunteerId }) => volunteerId === id);
    };
    expect(await row(printed)).toMatchObject({ grade: 'leader', awaitsLeader: true, minutes: null });
    expect(await row(proven)).toMatchObject({ grade: 'device', awaitsLeader: false });
    await confirm({ all: true });
    expect(await row(printed)).toMatchObject({ awaitsLeader: false, minutes: expect.any(Number) });
  });

  it('twice, as by a double tap, is once', async () => {
    const { version } = await get();
    const input = { version, all: true, fixes: [fix(unclosed, { minutes: 45 })] };
    const first = await confirmations.confirm(activityId, input, leader);
    const again = await confirmations.confirm(activityId, input, leader);
    expect(again).toEqual(first);
    expect(await counted(printed)).toHaveLength(2);
    expect((await counted(unclosed)).at(-1)).toEqual(['serviceTime', 45, 0, 'leader']);
  });

  it('goes on where it was left', async () => {
    await confirm({ all: true });
    const after = await confirm({
      fixes: [fix(unclosed, { from: atMinute(0).toISOString(), to: atMinute(80).toISOString() })],
    });
    expect(statesIn(after)).toMatchObject({ unclosed: ['confirmed', 80, 'leader'] });
    expect(after.counts.open).toBe(0);
  });
});

describe('two leaders at once', () => {
  const other = person(uuidv7(), { role: 'leader', teamId });

  async function bothConfirm() {
    const { version } = await get();
    const one = { version, all: false, fixes: [fix(unclosed, { minutes: 30 })] };
    const two = { version, all: false, fixes: [fix(unclosed, { minutes: 60 })] };
    return Promise.allSettled([
      confirmations.confirm(activityId, one, leader),
      confirmations.confirm(activityId, two, other),
    ]);
  }

  it('cannot both decide: the second is told of the change', async () => {
    const results = await bothConfirm();
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CONFIRMATION_CHANGED_MEANWHILE' },
    });
    expect((await counted(unclosed)).filter(([kind]) => kind === 'serviceTime')).toHaveLength(1);
  });

  it('who wish the same both get it', async () => {
    const { version } = await get();
    const input = { version, all: true, fixes: [] };
    const [one, two] = await Promise.all([
      confirmations.confirm(activityId, input, leader),
      confirmations.confirm(activityId, input, other),
    ]);
    expect(one.version).toBe(two.version);
    expect(await counted(printed)).toHaveLength(2);
  });

  it('would both write without the lock: then only the key of the table stops the second', async () => {
    const repository = service.app.get(ConfirmationsRepository);
    const ledger = service.app.get(LedgerEntriesRepository);
    const { lockActivity } = repository;
    const { lockPeople } = ledger;
    // Both are held until both have read, which is what the lock makes impossible.
    let waiting = 0;
    let release = () => {};
    const bothAreHere = new Promise<void>((resolve) => {
      release = resolve;
    });
    repository.lockActivity = async () => {};
    ledger.lockPeople = async () => {};
    const { addDecisions } = repository;
    repository.addDecisions = async (...args) => {
      waiting += 1;
      if (waiting === 2) release();
      await bothAreHere;
      return addDecisions.apply(repository, args);
    };
    try {
      const results = await bothConfirm();
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { driverError: { constraint: 'one_confirmation' } },
      });
    } finally {
      Object.assign(repository, { lockActivity, addDecisions });
      Object.assign(ledger, { lockPeople });
    }
  });
});

/** What an approved case adds to somebody's service time. */
async function raise(volunteerId: string, minutes: number): Promise<void> {
  await service.sql.query(
    `INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title, activity_class,
       linked_parties, from_at, to_at, minutes, times, grade, recorded_at, corrects, corrected_kind)
     SELECT $1, 'correction', volunteer_id, team_id, organization_path, activity_id, title, activity_class,
       linked_parties, from_at, to_at, $2, 0, 'retro', recorded_at, id, kind
     FROM ledger_entries WHERE activity_id = $3 AND volunteer_id = $4 AND kind = 'serviceTime'`,
    [uuidv7(), minutes, activityId, volunteerId],
  );
}

describe('a leader', () => {
  it('lowers what the codes prove by a correction, and never raises it', async () => {
    await expect(confirm({ fixes: [fix(proven, { minutes: 116 })] })).rejects.toMatchObject({
      code: 'CONFIRMATION_RAISES',
      params: { minutes: 115 },
    });
    const after = await confirm({ fixes: [fix(proven, { minutes: 60 })] });
    expect(statesIn(after)).toMatchObject({ proven: ['confirmed', 60, 'device'] });
    expect((await counted(proven)).at(-1)).toEqual(['correction', -55, 0, 'device']);
  });

  it('says that somebody whom the codes place there was not: hours and person-time go', async () => {
    clock.set(atMinute(301));
    await confirm({ fixes: [fix(proven, { outcome: 'noShow' }), fix(absent, { outcome: 'noShow' })] });
    await service.app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(attendanceDenied).filter((news) => news.activityId === activityId);
    expect(told).toMatchObject([{ volunteerId: proven, why: 'noShow', note: '现场确认' }]);
    expect((await counted(proven)).slice(2)).toEqual([
      ['correction', -115, 0, 'device'],
      ['correction', 0, -1, 'device'],
    ]);
    const ledger = service.app.get(LedgerService);
    const { items } = await ledger.mine({ limit: 10 }, person(proven));
    const details = await Promise.all(items.map(({ id }) => ledger.entry(id, person(proven))));
    const denied = { outcome: 'noShow', note: '现场确认', by: { id: leader.id } };
    expect(details.filter(({ kind }) => kind === 'correction')).toMatchObject([
      { decision: denied },
      { decision: denied },
    ]);
    expect(details.filter(({ kind }) => kind !== 'correction').map(({ decision }) => decision)).toEqual([
      null,
      null,
    ]);
  });

  it.each([
    [
      'some of it',
      { minutes: 112 },
      [
        ['retro', -5],
        ['device', -3],
      ],
    ],
    [
      'all of it',
      { outcome: 'noShow' as const },
      [
        ['retro', -5],
        ['device', -115],
      ],
    ],
  ])('takes away %s from what was raised first: no grade falls below nothing', async (_, said, taken) => {
    await raise(proven, 5);
    await confirm({ fixes: [fix(proven, said), fix(absent, { outcome: 'noShow' })] });
    const lowered = (await counted(proven)).filter(([, minutes]) => minutes < 0);
    expect(lowered.map(([, minutes, , grade]) => [grade, minutes])).toEqual(taken);
  });

  it('shows on the attendance list what minutes rest on, and what was entered afterwards apart', async () => {
    await confirm({ fixes: [fix(unclosed, { minutes: 30 })] });
    await raise(proven, 5);
    const { rows } = await service.app.get(AttendanceService).attendanceOf(activityId, leader);
    const shown = (id: string) => rows.find(({ volunteerId }) => volunteerId === id);
    expect(shown(unclosed)).toMatchObject({ grade: 'leader', minutes: 30, retroMinutes: 0 });
    expect(shown(proven)).toMatchObject({ grade: 'device', minutes: 120, retroMinutes: 5 });
  });

  it('tells whoever has less time by it, and nobody else', async () => {
    await confirm({ fixes: [fix(proven, { minutes: 60 }), fix(printed, { minutes: 60 })] });
    await service.app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(attendanceDenied).filter((news) => news.activityId === activityId);
    expect(told).toMatchObject([
      { volunteerId: proven, why: 'lowered', note: '现场确认', minutes: { before: 115, after: 60 } },
    ]);
  });

  it('confirms nobody who has no check-in', async () => {
    await expect(confirm({ fixes: [fix(absent, { minutes: 60 })] })).rejects.toThrow(
      'CONFIRMATION_OF_ABSENT',
    );
  });

  it('has to say how long somebody stayed who did not check out', async () => {
    await expect(confirm({ fixes: [fix(unclosed)] })).rejects.toThrow('CONFIRMATION_NEEDS_TIME');
  });

  it.each([
    ['minutes', () => ({ minutes: 121 })],
    ['times', () => ({ from: atMinute(-10).toISOString(), to: atMinute(60).toISOString() })],
  ])('cannot make an entry larger than the activity, by its %s', async (_by, more) => {
    await expect(confirm({ fixes: [fix(unclosed, more())] })).rejects.toThrow('SERVICE_EXCEEDS_ACTIVITY');
  });

  it.each([
    ['before a break', 20, 0, 20],
    ['beyond a break, which is not of it', 60, 0, 90],
    ['as much as there is', 90, 0, 120],
  ])('says how many minutes: %s', async (_, minutes, from, to) => {
    const breaks = [{ from: atMinute(30).toISOString(), to: atMinute(60).toISOString() }];
    await service.sql.query('UPDATE activities SET breaks = $2 WHERE id = $1', [
      activityId,
      JSON.stringify(breaks),
    ]);
    await confirm({ fixes: [fix(unclosed, { minutes })] });
    const { items } = await service.app.get(LedgerService).mine({ limit: 5 }, person(unclosed));
    expect(items.find(({ kind }) => kind === 'serviceTime')).toMatchObject({
      minutes,
      from: atMinute(from).toISOString(),
      to: atMinute(to).toISOString(),
    });
    await expect(confirm({ fixes: [fix(printed, { minutes: 91 })] })).rejects.toThrow(
      'SERVICE_EXCEEDS_ACTIVITY',
    );
  });

  it('cannot change a decision: that is for a correction case', async () => {
    await confirm({ fixes: [fix(unclosed, { minutes: 30 })] });
    await expect(confirm({ fixes: [fix(unclosed, { minutes: 60 })] })).rejects.toThrow(
      'CONFIRMATION_ROW_DECIDED',
    );
  });

  it('decides nothing of the own row, nor that it was a no-show', async () => {
    const after = await confirm({ all: true }, person(absent, { role: 'leader', teamId }));
    expect(statesIn(after)).toMatchObject({
      absent: ['absent', null, null],
      printed: ['confirmed', 90, 'leader'],
    });
  });

  it('who took part gets proven hours, but a second person confirms the others', async () => {
    const self = person(printed, { role: 'leader', teamId });
    const after = await confirm({ all: true }, self);
    expect(after.rows.find(({ volunteerId }) => volunteerId === printed)).toMatchObject({
      state: 'open',
      needsSecondPerson: true,
    });
    await expect(confirm({ fixes: [fix(printed)] }, self)).rejects.toThrow('CONFIRMATION_OF_OWN_HOURS');
    const organiser = person(uuidv7(), {
      role: 'organiser',
      organizationId: uuidv7(),
      organizationPath: '/bayi/',
    });
    expect(statesIn(await confirm({ all: true }, organiser))).toMatchObject({
      printed: ['confirmed', 90, 'leader'],
    });
  });
});

describe('the time for it', () => {
  it('begins with the end of the activity', async () => {
    clock.set(atMinute(119));
    await expect(confirm({ all: true })).rejects.toThrow('CONFIRMATION_TOO_EARLY');
  });

  it('ends with the tenth working day', async () => {
    clock.set(new Date('2026-12-07T23:59:59+08:00'));
    await confirm({ all: true });
    clock.set(new Date('2026-12-08T00:00:00+08:00'));
    expect((await get()).mayConfirm).toBe(false);
    await expect(confirm({ fixes: [fix(unclosed, { minutes: 30 })] })).rejects.toMatchObject({
      code: 'CONFIRMATION_CLOSED',
      params: { dueOn: '2026-12-07' },
    });
  });
});

describe('service at two activities at once', () => {
  it('counts once, whichever leader is first', async () => {
    const there = activityId;
    const overlapping = await service.activity({
      teamId,
      title: '文艺演出',
      startsAt: atMinute(60).toISOString(),
    });
    await attested(service, overlapping, printed, 'in', 60);
    await attested(service, overlapping, printed, 'out', 120);
    activityId = overlapping;
    await confirm({ all: true });
    activityId = there;
    const after = await confirm({ all: true });
    const row = after.rows.find(({ volunteerId }) => volunteerId === printed);
    expect(row?.minutes).toBe(50);
    expect(row?.explanation.at(-1)).toMatchObject({ code: 'overlapWith', title: '文艺演出' });
  });
});

describe('a meeting', () => {
  it('is confirmed without hours', async () => {
    activityId = await service.activity({ teamId, activityClass: 'meeting' });
    await attested(service, activityId, printed, 'in', 0);
    const after = await confirm({ all: true });
    // Where no time counts, nobody has to check out.
    expect(after).toMatchObject({ recordsService: false, counts: { open: 0, present: 1, unclosed: 0 } });
    expect(await counted(printed)).toEqual([['attendance', 0, 1, 'leader']]);
  });
});
