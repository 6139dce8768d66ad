import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reportedIn, reportInEnded, type ReportInSnapshot } from '@liandong/contracts/people/report-in';
import { SetClock } from '@liandong/service-kit/clock';
import { eventually } from '@liandong/testing/eventually';
import { testBus } from '@liandong/testing/test-bus';
import { uuidv7 } from 'uuidv7';
import { AnnulmentsService } from '../annulments/annulments.service.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Sealer } from '../proof/sealer.js';
import { sealEverything } from '../testing/seal-everything.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { ReportInsEvents } from './report-ins.events.js';

/** Real: Postgres, NATS, the whole service with its sealer. Not here: the gateway and the volunteers service. */
const clock = new SetClock();
const deviceId = uuidv7();
const community = '/bayi/xueyuan/shuxiang/';
let service: TestCheckIns;
let member: string;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});
afterAll(() => service?.close());

beforeEach(() => {
  clock.set(atMinute(0));
  member = uuidv7();
});

function snapshot(changes: Partial<ReportInSnapshot> = {}): ReportInSnapshot {
  return {
    id: uuidv7(),
    version: 1,
    volunteerId: member,
    organizationId: uuidv7(),
    organizationPath: community,
    startedAt: atMinute(-60).toISOString(),
    endedAt: null,
    ...changes,
  };
}

/** The event as it is consumed: in a transaction of its own. */
async function tell(reportIn: ReportInSnapshot): Promise<ReportInSnapshot> {
  const events = service.app.get(ReportInsEvents);
  await service.sql.transaction((tx) =>
    reportIn.endedAt === null ? events.reportedIn(reportIn, tx) : events.reportInEnded(reportIn, tx),
  );
  return reportIn;
}

const ended = (reportIn: ReportInSnapshot, minute: number): ReportInSnapshot => ({
  ...reportIn,
  version: reportIn.version + 1,
  endedAt: atMinute(minute).toISOString(),
});

async function attend(changes: object = { organizationPath: community }, minute = 0) {
  const activityId = await service.activity(changes);
  await service.signUp(activityId, member);
  return { activityId, ...(await checkIn(activityId, minute)) };
}

async function checkIn(activityId: string, minute: number) {
  clock.set(atMinute(minute));
  const scan = service.scan(member, activityId, atMinute(minute), { deviceId });
  const [answer] = await service.record(scan);
  expect(answer?.outcome).toBe('accepted');
  return { scanId: scan.scanId };
}

const annul = (scanId: string) =>
  service.app.get(AnnulmentsService).annul({ scanId, deviceId }, { id: member, kind: 'person', grants: [] });

interface Counted {
  kind: string;
  times: number;
  minutes: number;
}

const entries = (): Promise<Counted[]> =>
  service.sql.query(
    `SELECT coalesce(corrected_kind, kind) AS kind, times, minutes FROM ledger_entries
     WHERE volunteer_id = $1 ORDER BY recorded_at, written_xid, id`,
    [member],
  );

/** Person-times of report-in service when everything that was written is sealed, and what that wrote too. */
async function served(): Promise<number> {
  await eventually(async () => {
    await sealEverything(service.app);
    const [{ left }] = await service.sql.query(
      `SELECT count(*)::int AS left FROM ledger_entries
       WHERE volunteer_id = $1 AND id NOT IN (SELECT entry_id FROM sealed_entries)`,
      [member],
    );
    return left === 0;
  });
  const reported = (await entries()).filter(({ kind }) => kind === 'reportInService');
  return reported.reduce((sum, { times }) => sum + times, 0);
}

describe('report-in service', () => {
  it('is one person-time without minutes for what was attended in the community', async () => {
    await tell(snapshot());
    const { activityId } = await attend();
    expect(await served()).toBe(1);
    const [entry] = await service.sql.query(
      `SELECT service.minutes, service.times, service.activity_id, service.grade = attendance.grade AS same_grade,
         service.check_in_id = attendance.check_in_id AS same_check_in, service.from_at = attendance.from_at AS same_time
       FROM ledger_entries service JOIN ledger_entries attendance USING (volunteer_id)
       WHERE volunteer_id = $1 AND service.kind = 'reportInService' AND attendance.kind = 'attendance'`,
      [member],
    );
    expect(entry).toEqual({
      minutes: 0,
      times: 1,
      activity_id: activityId,
      same_grade: true,
      same_check_in: true,
      same_time: true,
    });
    const { summary } = await service.app
      .get(LedgerService)
      .mine({ limit: 10 }, { id: member, kind: 'person', grants: [] });
    expect(summary).toMatchObject({ attendances: 1, reportInTimes: 1 });
  });

  it.each<[string, object, Partial<ReportInSnapshot>]>([
    ['in an area of the community', { organizationPath: `${community}dong/` }, {}],
    ['at the very moment of the report-in', {}, { startedAt: atMinute(0).toISOString() }],
    ['before it ended', {}, { endedAt: atMinute(1).toISOString() }],
  ])('counts what was attended %s', async (_, activity, reportIn) => {
    await tell(snapshot(reportIn));
    await attend({ organizationPath: community, ...activity });
    expect(await served()).toBe(1);
  });

  it.each<[string, object, Partial<ReportInSnapshot>]>([
    ['in another community', { organizationPath: '/bayi/xueyuan/taoli/' }, {}],
    ['in the street above', { organizationPath: '/bayi/xueyuan/' }, {}],
    ['before the report-in', {}, { startedAt: atMinute(1).toISOString() }],
    ['after it ended', {}, { endedAt: atMinute(-1).toISOString() }],
    ['at a meeting', { activityClass: 'meeting' }, {}],
    ['by somebody else', {}, { volunteerId: uuidv7() }],
  ])('does not count what was attended %s', async (_, activity, reportIn) => {
    await tell(snapshot(reportIn));
    await attend({ organizationPath: community, ...activity });
    expect(await served()).toBe(0);
  });
});

describe('news that come late', () => {
  it('of the report-in count what was sealed already, once for each delivery', async () => {
    await attend();
    expect(await served()).toBe(0);
    const reportIn = await tell(snapshot());
    await tell(reportIn);
    expect(await served()).toBe(1);
  });

  it('of its end take back what was served after it, and no more', async () => {
    const reportIn = await tell(snapshot());
    await attend({ organizationPath: community }, 0);
    await attend({ organizationPath: community, startsAt: atMinute(300), endsAt: atMinute(360) }, 300);
    expect(await served()).toBe(2);
    await tell(ended(reportIn, 100));
    expect(await served()).toBe(1);
    await tell({ ...ended(reportIn, 100), version: 3, endedAt: null });
    expect(await served()).toBe(2);
  });

  it('that are older than what is known change nothing', async () => {
    const reportIn = snapshot();
    await tell(ended(reportIn, -30));
    await tell(reportIn);
    await attend();
    expect(await served()).toBe(0);
  });

  it('miss nothing that is sealed at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      member = uuidv7();
      const activityId = await service.activity({ organizationPath: community });
      await service.signUp(activityId, member);
      await Promise.all([checkIn(activityId, 0), tell(snapshot()), service.app.get(Sealer).sealNow()]);
      expect(await served()).toBe(1);
    }
  });

  it('are heard over NATS, and once however often they are delivered', async () => {
    const bus = await testBus(service.adminUrl);
    const eventId = uuidv7();
    const reportIn = snapshot();
    const known = (version: number) =>
      eventually(async () => {
        const look = 'SELECT FROM report_ins WHERE id = $1 AND version = $2';
        return (await service.sql.query(look, [reportIn.id, version])).length === 1;
      });
    await bus.publish(reportedIn, reportIn, eventId);
    await known(1);
    await attend();
    expect(await served()).toBe(1);
    await bus.publish(reportInEnded, ended(reportIn, -10));
    await bus.publish(reportedIn, reportIn, eventId);
    await known(2);
    expect(await served()).toBe(0);
    await bus.close();
  });
});

describe('report-in service follows its attendance', () => {
  it('that is undone, before and after it was sealed', async () => {
    await tell(snapshot());
    const early = await attend();
    await annul(early.scanId);
    expect(await served()).toBe(0);
    await checkIn(early.activityId, 2);
    expect(await served()).toBe(1);
    const late = await attend(
      { organizationPath: community, startsAt: atMinute(300), endsAt: atMinute(360) },
      300,
    );
    expect(await served()).toBe(2);
    await annul(late.scanId);
    expect(await served()).toBe(1);
  });

  it('and is not looked for of an erased person, whose report-ins are forgotten', async () => {
    await tell(snapshot());
    await service.sql.transaction((tx) =>
      service.app
        .get(DirectoryEvents)
        .volunteerErased({ id: member, erasedAt: atMinute(0).toISOString() }, tx),
    );
    expect(await service.sql.query('SELECT FROM report_ins WHERE volunteer_id = $1', [member])).toEqual([]);
  });
});
