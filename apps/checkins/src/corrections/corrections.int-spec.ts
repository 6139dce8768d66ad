import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import type { EvidenceInput } from '@liandong/contracts/ledger/evidence';
import { caseMoved } from '@liandong/contracts/ledger/case-moved';
import type { RetroInput } from '@liandong/contracts/ledger/correction-case';
import { SetClock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { CasesService } from './cases.service.js';
import { DecisionsService } from './decisions.service.js';
import { EvidenceService } from './evidence.service.js';
import { ProposalsService } from './proposals.service.js';

/** Real: Postgres, NATS, the whole service. People and activities are put in as their events would. */
let service: TestCheckIns;
let app: INestApplicationContext;
let proposals: ProposalsService;
let decisions: DecisionsService;
let cases: CasesService;
let evidenceFiles: EvidenceService;
let volunteer: string;
let cleaning: string;
let entryId: string;

const team = uuidv7();
const start = '2026-11-20T01:00:00.000Z';
const end = '2026-11-20T03:00:00.000Z';
const now = new Date('2026-11-21T00:00:00.000Z');
const clock = new SetClock();
const paper: EvidenceInput[] = [{ kind: 'reference', text: '签到表第 3 页' }];

const person = (...grants: Grant[]): Actor => ({ id: uuidv7(), kind: 'person', grants });
const leader = person({ role: 'leader', teamId: team });
/** Leads the team, too. */
const otherManager = person({ role: 'leader', teamId: team });
const otherLeader = person({ role: 'leader', teamId: uuidv7() });
const organiser = person({ role: 'organiser', organizationId: uuidv7(), organizationPath: '/bayi/' });
const administrator = person({ role: 'administrator' });

const ctxOf = (actor: Actor, idempotencyKey?: string) => ({
  actor,
  requestId: 'r',
  language: 'zh-CN' as const,
  deadline: Infinity,
  ...(idempotencyKey ? { idempotencyKey } : {}),
});

beforeAll(async () => {
  service = await testCheckIns({}, clock);
  app = service.app;
  proposals = app.get(ProposalsService);
  decisions = app.get(DecisionsService);
  cases = app.get(CasesService);
  evidenceFiles = app.get(EvidenceService);
  const organization = { organizationId: uuidv7(), organizationName: '学苑社区', version: 1 };
  const place = { id: team, name: '护河队', organizationPath: '/bayi/xueyuan/' };
  await app.get(DirectoryRepository).saveTeam(manager(), { ...organization, ...place });
});

afterAll(async () => {
  await service?.close();
});

beforeEach(async () => {
  clock.set(now);
  volunteer = await newVolunteer('卓玛');
  cleaning = await newActivity('environment');
  entryId = await newEntry(60);
});

const manager = () => app.get(DataSource).manager;

async function newVolunteer(displayName: string): Promise<string> {
  const id = uuidv7();
  await app
    .get(DirectoryRepository)
    .saveVolunteer(manager(), { id, version: 1, displayName, language: 'zh-CN' });
  return id;
}

async function newActivity(activityClass: ActivityClass, startsAt = start, endsAt = end): Promise<string> {
  const id = uuidv7();
  const directory = app.get(DirectoryRepository);
  await directory.ensureMonths(manager(), ['2026-11']);
  const published = {
    id,
    version: 1,
    status: 'published' as const,
    teamId: team,
    organizationPath: '/bayi/xueyuan/',
    title: '清扫河道',
    activityClass,
    linkedParties: [],
    place: '河边',
    description: '',
    startsAt,
    endsAt,
    capacity: null,
    checkInPolicy: {
      earlyMinutes: 60,
      lateMinutes: 60,
      walkIns: true,
      ways: ['venueCode' as const],
      checkOut: 'required' as const,
      breaks: [{ from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T02:15:00.000Z' }],
      position: null,
    },
  };
  await directory.saveActivity(
    manager(),
    { ...published, cancelReason: null, cancelledAt: null, publishedAt: null, responsibleId: null },
    now,
  );
  return id;
}

async function newEntry(minutes: number, more: Partial<NewLedgerEntry> = {}): Promise<string> {
  const id = uuidv7();
  const entry: NewLedgerEntry = {
    id,
    kind: 'serviceTime',
    volunteerId: volunteer,
    teamId: team,
    organizationPath: '/bayi/xueyuan/',
    activityId: cleaning,
    title: '清扫河道',
    activityClass: 'environment',
    linkedParties: ['community'],
    from: new Date(start),
    to: new Date('2026-11-20T02:00:00.000Z'),
    minutes,
    times: 0,
    grade: 'device',
    recordedAt: now,
    checkInId: uuidv7(),
    corrects: null,
    caseId: null,
    explanation: null,
    ...more,
  };
  await app.get(LedgerEntriesRepository).append(manager(), [entry]);
  return id;
}

const propose = (minutes: number, actor = leader, id = entryId) =>
  proposals.proposeCorrection(
    { entryId: id, minutes, annul: false, reason: '手机没电', evidence: paper },
    ctxOf(actor),
  );

/** What the ledger counts for the volunteer, by grade. */
async function minutesOf(id = volunteer) {
  const { summary } = await app.get(LedgerService).mine({ limit: 50 }, { ...person(), id });
  return summary.minutes;
}

type RetroService = Extract<RetroInput, { kind: 'service' }>;

const retro = (more: Partial<RetroService> = {}): RetroInput => ({
  kind: 'service',
  activityId: cleaning,
  volunteerIds: [volunteer],
  from: start,
  to: end,
  reason: '停电，无法扫码',
  evidence: paper,
  ...more,
});

describe('somebody who was left out', () => {
  let own: Actor;
  beforeEach(async () => {
    volunteer = await newVolunteer('白玛');
    own = { ...person(), id: volunteer };
  });

  it('asks for it themselves; who manages the team takes it up, and a third person approves it', async () => {
    const [asked] = await proposals.proposeRetro(retro(), ctxOf(own));
    expect(asked).toMatchObject({ status: 'requested', requestedBy: { id: volunteer }, proposedBy: null });
    const id = asked?.id ?? '';
    await expect(decisions.approve(id, '', organiser)).rejects.toThrow('LEDGER_CASE_NOT_ENDORSED');
    await expect(decisions.endorse(id, '', [], own)).rejects.toThrow('FORBIDDEN');
    await decisions.endorse(id, '在场', [], leader);
    await expect(decisions.approve(id, '', leader)).rejects.toThrow('FORBIDDEN');
    await decisions.approve(id, '', organiser);
    expect(await minutesOf()).toEqual({ device: 0, leader: 0, retro: 105 });
  });

  it('is not turned away by who decides against them after they asked', async () => {
    const [asked] = await proposals.proposeRetro(retro(), ctxOf(own));
    await service.sql.query(
      `INSERT INTO confirmations (activity_id, volunteer_id, attempt, outcome, minutes, note, decided_by, decided_at)
       VALUES ($1, $2, 1, 'attended', 0, '没看到', $3, $4)`,
      [cleaning, volunteer, leader.id, now],
    );
    await expect(decisions.reject(asked?.id ?? '', '没来', leader)).rejects.toThrow('CASE_AGAINST_ONESELF');
  });

  it('asks for the time of an entry that counts nothing by a correction of it', async () => {
    const empty = await newEntry(0);
    const [asked] = await proposals.proposeRetro(retro(), ctxOf(own));
    expect(asked).toMatchObject({ kind: 'correction', entryId: empty, minutesBefore: 0, minutes: 105 });
    await expect(proposals.proposeRetro(retro(), ctxOf(own))).rejects.toThrow('LEDGER_CASE_PENDING');
  });

  it('asks for nobody else, nor for a training', async () => {
    const both = retro({ volunteerIds: [volunteer, await newVolunteer('卓玛')] });
    await expect(proposals.proposeRetro(both, ctxOf(own))).rejects.toThrow('OWN_CASE');
    const other = retro({ volunteerIds: [await newVolunteer('卓玛')] });
    await expect(proposals.proposeRetro(other, ctxOf(own))).rejects.toThrow('FORBIDDEN');
    const training: RetroInput = {
      kind: 'training',
      teamId: team,
      title: '急救',
      content: '心肺复苏',
      grantedBy: '红十字会',
      from: start,
      to: end,
      minutes: 60,
      volunteerIds: [volunteer],
      reason: '参加了',
      evidence: paper,
    };
    await expect(proposals.proposeRetro(training, ctxOf(own))).rejects.toThrow('OWN_CASE');
  });

  it('is not turned away by whoever left them out, and whoever turned them away does it once', async () => {
    await service.sql.query(
      `INSERT INTO confirmations (activity_id, volunteer_id, attempt, outcome, decided_by, decided_at)
       VALUES ($1, $2, 1, 'noShow', $3, $4)`,
      [cleaning, volunteer, leader.id, new Date(now.getTime() - 60_000)],
    );
    // It hears what is told from now on.
    const bus = await testBus(service.adminUrl);
    const mine = () => app.get(AttendanceService).mine(cleaning, own);
    const listed = async () => (await app.get(AttendanceService).attendanceOf(cleaning, leader)).rows;
    expect(await mine()).toMatchObject({ noShow: true });
    const ask = async () => (await proposals.proposeRetro(retro(), ctxOf(own)))[0]?.id ?? '';
    const first = await ask();
    expect(await cases.get(first, leader)).toMatchObject({ may: { endorse: true, reject: false } });
    await expect(decisions.reject(first, '没来', leader)).rejects.toThrow('CASE_AGAINST_ONESELF');
    await decisions.reject(first, '没有证据', organiser);
    const second = await ask();
    await expect(decisions.reject(second, '没有证据', organiser)).rejects.toThrow('CASE_AGAINST_ONESELF');
    await app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(caseMoved).filter(({ caseIds }) => caseIds.includes(second));
    expect(told.map(({ passOver }) => passOver?.toSorted())).toEqual([[leader.id, organiser.id].toSorted()]);
    await bus.close();
    await decisions.endorse(second, '', [], leader);
    // Taken up and given back it waits for somebody else; and who denied it does not reject it then, either.
    expect(await decisions.withdraw(second, '', leader)).toMatchObject({
      status: 'requested',
      proposedBy: null,
    });
    await decisions.endorse(second, '', [], leader);
    await expect(decisions.reject(second, '没有证据', organiser)).rejects.toThrow('CASE_AGAINST_ONESELF');
    expect((await cases.get(second, administrator)).denials).toMatchObject([
      { what: 'noShow', by: { id: leader.id } },
      { what: 'caseRejected', by: { id: organiser.id }, note: '没有证据' },
    ]);
    await decisions.approve(second, '', administrator);
    expect(await minutesOf()).toMatchObject({ retro: 105 });
    expect(await mine()).toMatchObject({ noShow: false });
    expect(await listed()).toMatchObject([
      {
        volunteerId: volunteer,
        displayName: '白玛',
        noShow: false,
        entered: true,
        grade: 'retro',
        minutes: 105,
      },
    ]);
    const { rows, counts } = await app.get(ConfirmationsService).get(cleaning, leader);
    expect(rows.map(({ decision }) => decision?.overturned)).toEqual([true]);
    expect(counts).toMatchObject({ noShow: 0, present: 0, entered: 1 });
  });
});

describe('a correction', () => {
  it('counts once a second person from above the team approves it, as an entry that points at the old', async () => {
    const one = await propose(90);
    expect(one).toMatchObject({ status: 'proposed', minutesBefore: 60, minutes: 90 });
    expect(await minutesOf()).toEqual({ device: 60, leader: 0, retro: 0 });
    const decided = await decisions.approve(one.id, '已核对', organiser);
    expect(decided).toMatchObject({ status: 'approved', decidedBy: { id: organiser.id } });
    expect(await minutesOf()).toEqual({ device: 60, leader: 0, retro: 30 });
    const { items } = await app.get(LedgerService).mine({ limit: 50 }, { ...person(), id: volunteer });
    expect(items.find((entry) => entry.kind === 'correction')).toMatchObject({
      corrects: entryId,
      minutes: 30,
    });
  });

  it('takes away from the grade that the entry has', async () => {
    await decisions.approve((await propose(20)).id, '', administrator);
    expect(await minutesOf()).toEqual({ device: 20, leader: 0, retro: 0 });
  });

  it.each([
    ['who proposed it', leader, 'FORBIDDEN'],
    ['another team’s leader', otherLeader, 'LEDGER_CASE_NOT_FOUND'],
    ['a member', person(), 'LEDGER_CASE_NOT_FOUND'],
  ])('is not approved by %s', async (_, actor, code) => {
    const one = await propose(90);
    await expect(decisions.approve(one.id, '', actor)).rejects.toThrow(code);
    expect(await minutesOf()).toMatchObject({ retro: 0 });
  });

  it('is not approved by its author, even an administrator', async () => {
    const one = await propose(90, administrator);
    await expect(decisions.approve(one.id, '', administrator)).rejects.toThrow('OWN_CASE');
  });

  it.each([
    [106, 'MORE_THAN_ACTIVITY'],
    [60, 'CORRECTION_CHANGES_NOTHING'],
  ])('to %i minutes is refused: %s', async (minutes, code) => {
    await expect(propose(minutes)).rejects.toThrow(code);
  });

  it('of a correction is refused', async () => {
    await decisions.approve((await propose(90)).id, '', organiser);
    const { items } = await app.get(LedgerService).mine({ limit: 50 }, { ...person(), id: volunteer });
    const correction = items.find((entry) => entry.kind === 'correction');
    await expect(propose(50, leader, correction?.id)).rejects.toThrow('CORRECTION_OF_CORRECTION');
  });

  it('that was proposed on a value which has changed since is refused, and may be proposed anew', async () => {
    const second = await propose(30);
    expect(second).toMatchObject({ minutesBefore: 60, minutesSince: null });
    await newEntry(30, { kind: 'correction', corrects: entryId, grade: 'retro' });
    const outdated = { minutesBefore: 60, minutesSince: 90, may: { approve: false, reject: true } };
    expect(await cases.get(second.id, organiser)).toMatchObject(outdated);
    await expect(decisions.approve(second.id, '', organiser)).rejects.toThrow('LEDGER_CASE_STALE');
    const rejected = await decisions.reject(second.id, '已变动', organiser);
    expect(rejected.minutesSince).toBeNull();
    await decisions.approve((await propose(30)).id, '', organiser);
    expect(await minutesOf()).toEqual({ device: 30, leader: 0, retro: 0 });
  });

  it('is approved once when many approve at the same moment', async () => {
    const one = await propose(90);
    const approvers = Array.from({ length: 6 }, () => person({ role: 'administrator' }));
    const answers = await Promise.allSettled(approvers.map((who) => decisions.approve(one.id, '', who)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await minutesOf()).toEqual({ device: 60, leader: 0, retro: 30 });
  });

  it('that a leader proposes does not keep the volunteer’s own request waiting; approved it makes that stale', async () => {
    const proposed = await propose(30);
    const own = { ...person(), id: volunteer };
    const asked = await propose(90, own);
    await expect(propose(80, own)).rejects.toThrow('LEDGER_CASE_PENDING');
    await decisions.endorse(asked.id, '', [], otherManager);
    await decisions.approve(proposed.id, '', organiser);
    await expect(decisions.approve(asked.id, '', organiser)).rejects.toThrow('LEDGER_CASE_STALE');
  });

  it('is one of an entry at a time, also when two propose at the same moment', async () => {
    const answers = await Promise.allSettled([90, 100, 30].map((minutes) => propose(minutes)));
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(['LEDGER_CASE_PENDING', 'LEDGER_CASE_PENDING']);
    const [made] = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await decisions.reject(made?.id ?? '', '先核对', organiser);
    expect(await propose(80)).toMatchObject({ status: 'proposed' });
  });

  it.each([
    ['a running activity, over what is past of it', '2026-11-20T23:30:00.000Z', null, 30],
    ['a cancelled one, over what was held of it', start, '2026-11-20T01:20:00.000Z', 20],
  ])('of %s is refused', async (_, from, cancelled, limit) => {
    const to = new Date(Date.parse(from) + 4 * 3_600_000).toISOString();
    volunteer = await newVolunteer('白玛');
    const activityId = await newActivity('environment', from, to);
    await manager().query('UPDATE activities SET cancelled_at = $2 WHERE id = $1', [activityId, cancelled]);
    const entry = await newEntry(5, {
      activityId,
      from: new Date(from),
      to: new Date(Date.parse(from) + 300_000),
    });
    await expect(propose(limit + 1, leader, entry)).rejects.toMatchObject({
      code: 'MORE_THAN_ACTIVITY',
      params: { limit },
    });
    expect(await propose(limit, leader, entry)).toMatchObject({ minutes: limit });
  });

  it('leaves what counts elsewhere at that time its room', async () => {
    const from = new Date('2026-11-20T02:30:00.000Z');
    const to = new Date('2026-11-20T03:30:00.000Z');
    await newEntry(40, { activityId: uuidv7(), title: '合唱', from, to });
    await expect(propose(76)).rejects.toMatchObject({ code: 'RETRO_OVERLAPS', params: { title: '合唱' } });
    await decisions.approve((await propose(75)).id, '', organiser);
    expect(await minutesOf()).toMatchObject({ retro: 15 });
    expect(await propose(20)).toMatchObject({ minutes: 20 });
  });

  it('of an attendance is refused while service there counts', async () => {
    const attendance = await newEntry(0, { kind: 'attendance', to: null, times: 1 });
    const input = { entryId: attendance, annul: true, reason: '未到场', evidence: paper };
    await expect(proposals.proposeCorrection(input, ctxOf(leader))).rejects.toThrow('ATTENDANCE_HAS_SERVICE');
  });

  it('of service that counts nothing brings back the attendance that it implies, once', async () => {
    volunteer = await newVolunteer('白玛');
    const empty = await newEntry(0);
    const own = { ...person(), id: volunteer };
    const asked = await propose(30, own, empty);
    await decisions.endorse(asked.id, '', [], leader);
    await decisions.approve(asked.id, '', organiser);
    const { summary } = await app.get(LedgerService).mine({ limit: 50 }, own);
    expect(summary).toMatchObject({ minutes: { retro: 30 }, attendances: 1 });
    await decisions.approve((await propose(0, leader, empty)).id, '', organiser);
    await decisions.approve((await propose(20, leader, empty)).id, '', organiser);
    const after = await app.get(LedgerService).mine({ limit: 50 }, own);
    expect(after.summary).toMatchObject({ minutes: { retro: 20 }, attendances: 1 });
  });

  it('annuls an award, which then may be entered anew', async () => {
    const award: RetroInput = {
      kind: 'award',
      teamId: team,
      volunteerIds: [volunteer],
      title: '优秀志愿者',
      from: start,
      grantedBy: '区文明办',
      reason: '补录',
      evidence: paper,
    };
    const entered = async () => {
      const [one] = await proposals.proposeRetro(award, ctxOf(leader));
      await decisions.approve(one?.id ?? '', '', organiser);
      const { items } = await app.get(LedgerService).mine({ limit: 50 }, { ...person(), id: volunteer });
      return items.find(({ kind }) => kind === 'award')?.id ?? '';
    };
    const input = { entryId: await entered(), annul: true, reason: '名单有误', evidence: paper };
    await expect(proposals.proposeRetro(award, ctxOf(leader))).rejects.toThrow('RETRO_REPEATED');
    const one = await proposals.proposeCorrection(input, ctxOf(leader));
    await decisions.approve(one.id, '', organiser);
    await expect(proposals.proposeCorrection(input, ctxOf(leader))).rejects.toThrow(
      'CORRECTION_CHANGES_NOTHING',
    );
    expect(await entered()).not.toBe('');
  });

  it('by the volunteer is a request, which a leader takes up before it can be approved', async () => {
    const me = { ...person(), id: volunteer };
    const one = await propose(90, me);
    expect(one).toMatchObject({ status: 'requested', requestedBy: { id: volunteer }, proposedBy: null });
    await expect(decisions.approve(one.id, '', organiser)).rejects.toThrow('LEDGER_CASE_NOT_ENDORSED');
    await expect(decisions.endorse(one.id, '', [], me)).rejects.toThrow('FORBIDDEN');
    const taken = await decisions.endorse(one.id, '属实', paper, leader);
    expect(taken).toMatchObject({ status: 'proposed', proposedBy: { id: leader.id } });
    await decisions.approve(one.id, '', organiser);
    const { history, evidence } = await cases.get(one.id, me);
    expect(history.map(({ action, by }) => [action, by.id])).toEqual([
      ['requested', volunteer],
      ['proposed', leader.id],
      ['approved', organiser.id],
    ]);
    expect(evidence).toHaveLength(2);
  });

  it('of an attendance takes its person-time back', async () => {
    const activityId = await newActivity('meeting');
    const attendance = await newEntry(0, { kind: 'attendance', activityId, to: null, times: 1 });
    const input = { entryId: attendance, annul: true, reason: '未到场', evidence: paper };
    await expect(propose(10, leader, attendance)).rejects.toThrow('ENTRY_HAS_NO_MINUTES');
    const one = await proposals.proposeCorrection(input, ctxOf(leader));
    await decisions.approve(one.id, '', organiser);
    const { summary } = await app.get(LedgerService).mine({ limit: 1 }, { ...person(), id: volunteer });
    expect(summary.attendances).toBe(0);
  });

  it('of an entry that the actor has nothing to do with is not found', async () => {
    await expect(propose(90, otherLeader)).rejects.toThrow('LEDGER_ENTRY_NOT_FOUND');
    await expect(propose(90, person({ role: 'auditor' }))).rejects.toThrow('FORBIDDEN');
    await expect(propose(90, leader, randomUUID())).rejects.toThrow('LEDGER_ENTRY_NOT_FOUND');
  });
});

describe('what is entered afterwards', () => {
  beforeEach(async () => {
    volunteer = await newVolunteer('扎西');
  });

  it('counts as retro service, without the breaks, with its attendance', async () => {
    const [one] = await proposals.proposeRetro(retro(), ctxOf(leader));
    expect(one).toMatchObject({ kind: 'service', minutes: 105, status: 'proposed' });
    await decisions.approve(one?.id ?? '', '', organiser);
    expect(await minutesOf()).toEqual({ device: 0, leader: 0, retro: 105 });
    const { summary } = await app.get(LedgerService).mine({ limit: 1 }, { ...person(), id: volunteer });
    expect(summary.attendances).toBe(1);
  });

  it('makes one case for each person, or none at all', async () => {
    const others = [await newVolunteer('格桑'), await newVolunteer('央金')];
    const made = await proposals.proposeRetro(retro({ volunteerIds: others }), ctxOf(leader));
    expect(made.map((one) => one.volunteer.displayName)).toEqual(['格桑', '央金']);
    const both = retro({ volunteerIds: [volunteer, ...others] });
    await expect(proposals.proposeRetro(both, ctxOf(leader))).rejects.toThrow('LEDGER_CASE_PENDING');
    const { items } = await cases.list({ volunteerId: volunteer, limit: 50 }, leader);
    expect(items).toEqual([]);
  });

  it('is proposed by nobody for themselves: a leader asks like everybody else', async () => {
    const led = await newVolunteer('王磊');
    const leads = { ...leader, id: led };
    const input = retro({ volunteerIds: [led, volunteer] });
    await expect(proposals.proposeRetro(input, ctxOf(leads))).rejects.toThrow('OWN_CASE');
    const [asked] = await proposals.proposeRetro(retro({ volunteerIds: [led] }), ctxOf(leads));
    expect(asked).toMatchObject({ status: 'requested', may: { endorse: false, approve: false } });
    await expect(decisions.endorse(asked?.id ?? '', '', [], leads)).rejects.toThrow('OWN_CASE');
  });

  it.each<[string, () => Promise<Partial<RetroService>>, string]>([
    ['an unknown person', async () => ({ volunteerIds: [randomUUID()] }), 'VOLUNTEER_NOT_FOUND'],
    ['an unknown activity', async () => ({ activityId: randomUUID() }), 'ACTIVITY_NOT_FOUND'],
    ['a meeting', async () => ({ activityId: await newActivity('meeting') }), 'NOT_VOLUNTEER_SERVICE'],
    ['more than the activity', async () => ({ to: '2026-11-20T03:00:01.000Z' }), 'RETRO_OUTSIDE_ACTIVITY'],
    [
      'an activity that goes on',
      async () => ({ activityId: await newActivity('culture', start, '2026-11-21T00:00:01.000Z') }),
      'RETRO_TOO_SOON',
    ],
  ])('is refused for %s', async (_, more, code) => {
    const input: RetroInput = retro(await more());
    await expect(proposals.proposeRetro(input, ctxOf(leader))).rejects.toThrow(code);
  });

  it('is refused where the person has service time at that hour, also when it came after the proposal', async () => {
    const [one] = await proposals.proposeRetro(retro(), ctxOf(leader));
    await newEntry(30, { activityId: uuidv7(), title: '合唱' });
    await expect(proposals.proposeRetro(retro({ volunteerIds: [volunteer] }), ctxOf(leader))).rejects.toThrow(
      'RETRO_OVERLAPS',
    );
    await expect(decisions.approve(one?.id ?? '', '', organiser)).rejects.toThrow('RETRO_OVERLAPS');
  });

  it('waits while the person can still check out elsewhere, who may count the same time there', async () => {
    const elsewhere = await newActivity('culture', start, '2026-11-21T00:30:00.000Z');
    const came = new Date('2026-11-20T01:30:00.000Z');
    const attendance = { kind: 'attendance', activityId: elsewhere, from: came, to: null, times: 1 } as const;
    await newEntry(0, { ...attendance, checkInId: uuidv7() });
    const refused = { code: 'RETRO_WHILE_CHECKED_IN', params: { title: '清扫河道' } };
    await expect(proposals.proposeRetro(retro(), ctxOf(leader))).rejects.toMatchObject(refused);
    clock.set(new Date('2026-11-21T02:00:00.000Z'));
    const [one] = await proposals.proposeRetro(retro(), ctxOf(leader));
    expect(one).toMatchObject({ status: 'proposed' });
  });

  it('waits while the person can still check out of the activity itself', async () => {
    const attendance = { kind: 'attendance', activityId: cleaning, to: null, times: 1 } as const;
    await newEntry(0, { ...attendance, checkInId: uuidv7() });
    clock.set(new Date('2026-11-20T03:30:00.000Z'));
    await expect(proposals.proposeRetro(retro(), ctxOf(leader))).rejects.toMatchObject({
      code: 'RETRO_WHILE_CHECKED_IN',
    });
    clock.set(new Date('2026-11-20T04:01:00.000Z'));
    const [one] = await proposals.proposeRetro(retro(), ctxOf(leader));
    expect(one).toMatchObject({ status: 'proposed' });
  });

  it('at two places at once is approved for one of them', async () => {
    const singing = await newActivity('culture');
    const [here] = await proposals.proposeRetro(retro(), ctxOf(leader));
    const [there] = await proposals.proposeRetro(retro({ activityId: singing }), ctxOf(leader));
    const answers = await Promise.allSettled(
      [here, there].map((one) => decisions.approve(one?.id ?? '', '', organiser)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await minutesOf()).retro).toBe(105);
  });

  it('may be an attendance of a meeting, a training or an award: none of them is service time', async () => {
    const meeting = await newActivity('meeting');
    const common = { volunteerIds: [volunteer], reason: '补录', evidence: paper };
    const made = [
      ...(await proposals.proposeRetro(
        { kind: 'attendance', activityId: meeting, ...common },
        ctxOf(leader),
      )),
      ...(await proposals.proposeRetro(
        {
          kind: 'training',
          teamId: team,
          title: '急救培训',
          content: '心肺复苏',
          grantedBy: '红十字会',
          from: start,
          to: end,
          minutes: 90,
          ...common,
        },
        ctxOf(leader),
      )),
      ...(await proposals.proposeRetro(
        { kind: 'award', teamId: team, title: '优秀志愿者', grantedBy: '区民政局', from: start, ...common },
        ctxOf(leader),
      )),
    ];
    for (const one of made) await decisions.approve(one.id, '', organiser);
    const { items } = await app.get(LedgerService).mine({ limit: 50 }, { ...person(), id: volunteer });
    expect(items.map(({ kind, minutes, times }) => [kind, minutes, times]).toSorted()).toEqual([
      ['attendance', 0, 1],
      ['award', 0, 0],
      ['training', 90, 0],
    ]);
    expect(await minutesOf()).toEqual({ device: 0, leader: 0, retro: 0 });
  });

  it('counts a training and an award once, also when both are proposed at the same moment', async () => {
    const common = { volunteerIds: [volunteer], teamId: team, reason: '补录', evidence: paper, from: start };
    const training = {
      kind: 'training' as const,
      title: '急救培训',
      content: '心肺复苏',
      to: end,
      minutes: 90,
    };
    const award = { kind: 'award' as const, title: '优秀志愿者' };
    for (const one of [training, award]) {
      const wish = { ...common, ...one, grantedBy: '红十字会' };
      const answers = await Promise.allSettled(
        [1, 2, 3].map(() => proposals.proposeRetro(wish, ctxOf(leader))),
      );
      const [made, ...more] = answers.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      expect(more).toEqual([]);
      await expect(proposals.proposeRetro(wish, ctxOf(leader))).rejects.toThrow('LEDGER_CASE_PENDING');
      await decisions.approve(made?.id ?? '', '', organiser);
      await expect(proposals.proposeRetro(wish, ctxOf(leader))).rejects.toThrow('RETRO_REPEATED');
    }
    const { summary } = await app.get(LedgerService).mine({ limit: 1 }, { ...person(), id: volunteer });
    expect(summary.studyMinutes).toBe(90);
  });

  it('is no training or award that has not been yet', async () => {
    const common = {
      volunteerIds: [volunteer],
      teamId: team,
      grantedBy: '红十字会',
      reason: '补录',
      evidence: paper,
    };
    const from = '2026-11-20T01:00:00.000Z';
    const to = '2026-11-22T01:00:00.000Z';
    const training = {
      kind: 'training' as const,
      title: '急救培训',
      content: '心肺复苏',
      minutes: 90,
      from,
      to,
    };
    const ahead = proposals.proposeRetro({ ...training, ...common }, ctxOf(leader));
    await expect(ahead).rejects.toThrow('RETRO_AHEAD');
    const award = { kind: 'award' as const, title: '优秀志愿者', from: to };
    const granted = proposals.proposeRetro({ ...award, ...common }, ctxOf(leader));
    await expect(granted).rejects.toThrow('RETRO_AHEAD');
  });

  it('is proposed once under one Idempotency-Key', async () => {
    const first = await proposals.proposeRetro(retro(), ctxOf(leader, 'key-1'));
    const again = await proposals.proposeRetro(retro(), ctxOf(leader, 'key-1'));
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  });
});

describe('the list of cases', () => {
  it.each([
    ['the volunteer', () => ({ ...person(), id: volunteer }), true],
    ['the team’s leader', () => leader, true],
    ['an organiser above', () => organiser, true],
    ['an auditor', () => person({ role: 'auditor' }), true],
    ['another leader', () => otherLeader, false],
    ['a member', () => person(), false],
  ])('is shown to %s as far as it concerns them', async (_, actor, seen) => {
    const one = await propose(90);
    const { items } = await cases.list({ entryId, limit: 50 }, actor());
    expect(items.map(({ id }) => id)).toEqual(seen ? [one.id] : []);
    const detail = cases.get(one.id, actor());
    await (seen
      ? expect(detail).resolves.toBeDefined()
      : expect(detail).rejects.toThrow('LEDGER_CASE_NOT_FOUND'));
  });

  it('says what one may do', async () => {
    await propose(90);
    const seenBy = async (actor: Actor) => (await cases.list({ entryId, limit: 1 }, actor)).items[0]?.may;
    expect(await seenBy(leader)).toEqual({ endorse: false, approve: false, reject: false, withdraw: true });
    expect(await seenBy(organiser)).toMatchObject({ approve: true, reject: true, withdraw: false });
  });
});

describe('evidence', () => {
  const photo = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2_000, 7)]);
  async function upload(actor: Actor, content = photo): Promise<string> {
    const fileId = uuidv7();
    const half = Math.ceil(content.length / 2);
    const parts = [content.subarray(0, half), content.subarray(half)];
    for (const [part, bytes] of parts.entries()) {
      const input = { fileId, name: '签到表.jpg', part, parts: 2, content: bytes.toString('base64') };
      const file = await evidenceFiles.store(input, actor);
      if (part === 1) expect(file).toMatchObject({ mediaType: 'image/jpeg', bytes: content.length });
    }
    return fileId;
  }
  const readBy = async (fileId: string, actor: Actor) => {
    const parts = [await evidenceFiles.read(fileId, 0, actor), await evidenceFiles.read(fileId, 1, actor)];
    return Buffer.concat(parts.map(({ content }) => Buffer.from(content, 'base64')));
  };

  it('has no phone number in its name', async () => {
    const input = { fileId: uuidv7(), part: 0, parts: 1, content: photo.toString('base64') };
    await expect(evidenceFiles.store({ ...input, name: '签到 13800138000.jpg' }, leader)).rejects.toThrow(
      'PERSONAL_DATA_IN_TEXT',
    );
  });

  it('is read back as it was by those who take part in the case, and by nobody else', async () => {
    const fileId = await upload(leader);
    const input = {
      entryId,
      minutes: 90,
      annul: false,
      reason: '补',
      evidence: [{ kind: 'file', fileId } as const],
    };
    await expect(readBy(fileId, organiser)).rejects.toThrow('EVIDENCE_NOT_FOUND');
    await proposals.proposeCorrection(input, ctxOf(leader));
    for (const actor of [leader, organiser, { ...person(), id: volunteer }]) {
      expect((await readBy(fileId, actor)).equals(photo)).toBe(true);
    }
    await expect(readBy(fileId, otherLeader)).rejects.toThrow('EVIDENCE_NOT_FOUND');
  });

  it('cannot be somebody else’s file', async () => {
    const fileId = await upload(organiser);
    const input = {
      entryId,
      minutes: 90,
      annul: false,
      reason: '补',
      evidence: [{ kind: 'file', fileId } as const],
    };
    await expect(proposals.proposeCorrection(input, ctxOf(leader))).rejects.toThrow('EVIDENCE_NOT_FOUND');
    expect((await cases.list({ entryId, limit: 1 }, leader)).items).toEqual([]);
  });

  it('is a photo or a PDF by its content, not by its name', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    await expect(upload(leader, page)).rejects.toThrow('EVIDENCE_TYPE_REFUSED');
  });
});

describe('the rules hold in the database too', () => {
  it.each([
    [`UPDATE case_events SET note = ''`],
    [`DELETE FROM case_events`],
    [`DELETE FROM correction_cases`],
    [`UPDATE ledger_entries SET minutes = 1`],
  ])('%s is denied', async (sql) => {
    await expect(manager().query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('nobody can be both pairs of eyes', async () => {
    const one = await propose(90);
    const sql = `UPDATE correction_cases SET status = 'approved', decided_by = proposed_by WHERE id = $1`;
    await expect(manager().query(sql, [one.id])).rejects.toThrow('correction_cases_four_eyes');
  });
});

describe('what is written into a case', () => {
  it('holds no phone or ID number', async () => {
    const number = '请打 138 0013 8000';
    const input = { entryId, minutes: 90, annul: false, reason: '手机没电', evidence: paper };
    const ctx = ctxOf(leader);
    await expect(proposals.proposeCorrection({ ...input, reason: number }, ctx)).rejects.toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      fields: [{ path: 'reason' }],
    });
    const evidence: EvidenceInput[] = [...paper, { kind: 'reference', text: number }];
    await expect(proposals.proposeRetro(retro({ evidence }), ctx)).rejects.toMatchObject({
      fields: [{ path: 'evidence.1.text' }],
    });
    const one = await propose(90);
    await expect(decisions.reject(one.id, number, organiser)).rejects.toThrow('PERSONAL_DATA_IN_TEXT');
    expect(await cases.get(one.id, organiser)).toMatchObject({ status: 'proposed' });
  });
});

describe('what happens to a case', () => {
  let bus: TestBus;
  beforeAll(async () => {
    bus = await testBus(service.adminUrl);
  });
  afterAll(() => bus?.close());

  it('is told once for each step, and for those who were proposed together at once', async () => {
    const others = [await newVolunteer('次仁'), await newVolunteer('扎西')];
    const [one] = await proposals.proposeRetro(retro({ volunteerIds: others }), ctxOf(leader));
    await decisions.reject(one?.id ?? '', '没有凭证', organiser);
    await app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus
      .payloadsOf(caseMoved)
      .filter(({ volunteerIds }) => volunteerIds.some((id) => others.includes(id)));
    expect(told).toMatchObject([
      {
        action: 'proposed',
        by: leader.id,
        proposedBy: leader.id,
        volunteerIds: others,
        note: '停电，无法扫码',
        minutes: { before: null, after: 105 },
      },
      {
        action: 'rejected',
        by: organiser.id,
        caseIds: [one?.id],
        volunteerIds: [one?.volunteer.id],
        note: '没有凭证',
      },
    ]);
  });

  it('says what a correction makes of the minutes', async () => {
    const lowered = await propose(20);
    await decisions.approve(lowered.id, '', organiser);
    await app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(caseMoved).filter(({ caseIds }) => caseIds.includes(lowered.id));
    expect(told).toMatchObject(
      ['proposed', 'approved'].map((action) => ({ action, minutes: { before: 60, after: 20 } })),
    );
  });
});
