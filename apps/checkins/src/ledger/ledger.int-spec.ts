import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AttendanceService } from '../attendance/attendance.service.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from './ledger-entries.repository.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { LedgerSummaryRepository } from './ledger-summary.repository.js';
import { LedgerService } from './ledger.service.js';

/** Real: Postgres, NATS, the whole service. The entries are put in as rows: how they come is another test. */
let service: TestCheckIns;
let app: INestApplicationContext;
let ledger: LedgerService;

const riverTeam = uuidv7();
const cultureTeam = uuidv7();
const member = uuidv7();
const other = uuidv7();

beforeAll(async () => {
  service = await testCheckIns();
  app = service.app;
  ledger = app.get(LedgerService);
  const { manager } = app.get(DataSource);
  const directory = app.get(DirectoryRepository);
  await directory.ensureMonths(manager, ['2026-09', '2026-10', '2026-11']);
  const organization = { organizationId: uuidv7(), organizationName: '学苑社区', version: 1 };
  await directory.saveTeam(manager, {
    ...organization,
    id: riverTeam,
    name: '护河队',
    organizationPath: '/bayi/xueyuan/',
  });
  await directory.saveTeam(manager, {
    ...organization,
    id: cultureTeam,
    name: '文艺队',
    organizationPath: '/bayi/shuangyong/',
  });
  await directory.saveVolunteer(manager, { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' });
  // The last instant of October and the first of November, in Asia/Shanghai.
  await addEntry(riverTeam, member, '2026-10-31T15:59:59Z', 60, 'device');
  await addEntry(riverTeam, member, '2026-10-31T16:00:00Z', 90, 'leader');
  await addEntry(riverTeam, other, '2026-11-05T02:00:00Z', 30, 'retro');
  await addEntry(cultureTeam, member, '2026-11-06T02:00:00Z', 45, 'device');
});

afterAll(async () => {
  await service?.close();
});

async function addEntry(
  teamId: string,
  volunteerId: string,
  from: string,
  minutes: number,
  grade: EvidenceGrade,
) {
  const at = new Date(from);
  const entry: NewLedgerEntry = {
    id: uuidv7(),
    kind: 'serviceTime',
    volunteerId,
    teamId,
    organizationPath: '/bayi/',
    activityId: uuidv7(),
    title: '活动',
    activityClass: 'environment',
    linkedParties: [],
    from: at,
    to: at,
    minutes,
    times: 0,
    grade,
    recordedAt: at,
    checkInId: uuidv7(),
    corrects: null,
    caseId: null,
    explanation: null,
  };
  await app.get(LedgerEntriesRepository).append(app.get(DataSource).manager, [entry]);
}

function actor(...grants: Grant[]): Actor {
  return { id: member, kind: 'person', grants };
}

const administrator = actor({ role: 'administrator' });
const page = { limit: 50 };

async function minutesSeenBy(who: Actor, filter = {}): Promise<number[]> {
  const { items } = await ledger.entries(filter, page, who);
  return items.map((entry) => entry.minutes);
}

describe('the ledger', () => {
  it('shows entries newest first with names, and months by the calendar of Asia/Shanghai', async () => {
    const { items } = await ledger.entries({}, page, administrator);
    expect(items.map((entry) => [entry.minutes, entry.month, entry.teamName])).toEqual([
      [45, '2026-11', '文艺队'],
      [30, '2026-11', '护河队'],
      [90, '2026-11', '护河队'],
      [60, '2026-10', '护河队'],
    ]);
    expect(items[0]).toMatchObject({ volunteerName: '卓玛', grade: 'device' });
  });

  it.each([
    [{ month: '2026-10' }, [60]],
    [{ teamId: riverTeam, month: '2026-11' }, [30, 90]],
    [{ volunteerId: other }, [30]],
    [{ grade: 'leader' }, [90]],
    [{ kind: 'attendance' }, []],
  ])('filtered by %j shows %j', async (filter, minutes) => {
    expect(await minutesSeenBy(administrator, filter)).toEqual(minutes);
  });

  it('gives every entry once over pages of one', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const next = await ledger.entries({}, { limit: 1, cursor }, administrator);
      seen.push(...next.items.map((entry) => entry.minutes));
      cursor = next.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([45, 30, 90, 60]);
  });

  it('refuses a cursor that it did not make', async () => {
    await expect(ledger.entries({}, { limit: 1, cursor: 'x' }, administrator)).rejects.toThrow(
      'CURSOR_INVALID',
    );
  });

  it('sums the grades apart', async () => {
    expect(await ledger.summary({ month: '2026-11' }, null, administrator)).toEqual({
      entries: 3,
      attendances: 0,
      reportInTimes: 0,
      volunteers: 2,
      minutes: { device: 45, leader: 90, retro: 30 },
      studyMinutes: 0,
      groups: [],
    });
  });

  it.each<[string, Grant, number[]]>([
    ['a leader', { role: 'leader', teamId: cultureTeam }, [45]],
    [
      'an organiser',
      { role: 'organiser', organizationId: uuidv7(), organizationPath: '/bayi/xueyuan/' },
      [30, 90, 60],
    ],
    [
      'an organiser of a path that is like it',
      { role: 'organiser', organizationId: uuidv7(), organizationPath: '/bayi/xueyua_/' },
      [],
    ],
    ['an auditor', { role: 'auditor' }, [45, 30, 90, 60]],
  ])('shows %s what lies in the own scope, whatever is asked for', async (_who, grant, minutes) => {
    expect(await minutesSeenBy(actor(grant))).toEqual(minutes);
  });

  it('tells a leader that another team is not theirs to read', async () => {
    const asked = minutesSeenBy(actor({ role: 'leader', teamId: cultureTeam }), { teamId: riverTeam });
    await expect(asked).rejects.toThrow('FORBIDDEN');
  });

  it('takes the path of an organisation as it stands', async () => {
    const auditor = actor({ role: 'auditor' });
    expect(await minutesSeenBy(auditor, { organizationPath: '/bayi/xueyuan/' })).toEqual([30, 90, 60]);
    expect(await minutesSeenBy(auditor, { organizationPath: '/bayi/xueyua_/' })).toEqual([]);
  });

  it('is closed to a member, who sees the own entries and totals', async () => {
    await expect(ledger.entries({}, page, actor())).rejects.toThrow('FORBIDDEN');
    const mine = await ledger.mine(page, actor());
    expect(mine.items.map((entry) => entry.minutes)).toEqual([45, 90, 60]);
    expect(mine.summary.minutes).toEqual({ device: 105, leader: 90, retro: 0 });
  });

  it('shows the list and the totals of one moment, also while an entry arrives between the two', async () => {
    const volunteerId = uuidv7();
    const summaries = app.get(LedgerSummaryRepository);
    const summarize = summaries.summarize.bind(summaries);
    const arriving = jest.spyOn(summaries, 'summarize').mockImplementationOnce(async (...asked) => {
      await addEntry(riverTeam, volunteerId, '2026-11-07T02:00:00Z', 15, 'device');
      return summarize(...asked);
    });
    const own = { ...actor(), id: volunteerId };
    const before = await ledger.mine(page, own);
    arriving.mockRestore();
    expect([before.items.length, before.summary.entries]).toEqual([0, 0]);
    const after = await ledger.mine(page, own);
    expect([after.items.length, after.summary.entries]).toEqual([1, 1]);
  });
});

describe('the attendance list', () => {
  it('of an unknown activity is not found', async () => {
    await expect(app.get(AttendanceService).attendanceOf(uuidv7(), administrator)).rejects.toThrow(
      'ACTIVITY_NOT_FOUND',
    );
  });
});
