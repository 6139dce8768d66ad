import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import type { GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { serviceContext } from '@liandong/messaging/service-context';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { venueRefOf } from '@liandong/rules/activity-code';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { person } from '@liandong/testing/gateway-caller';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import type { DataSource } from 'typeorm';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { uuidv7 } from 'uuidv7';
import { AttendanceService } from '../attendance/attendance.service.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type ScanChanges, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services whose events it hears. */
let service: TestCheckIns;
let app: INestApplicationContext;
let sql: DataSource;
let bus: TestBus;
let activityId: string;
let member: string;

beforeAll(async () => {
  service = await testCheckIns();
  ({ app, sql } = service);
  bus = await testBus(service.adminUrl);
});

afterAll(async () => {
  await service?.close();
  await bus?.close();
});

beforeEach(async () => {
  activityId = await service.activity();
  member = uuidv7();
  await signUp(member);
});

const activity = (changes?: object, policy?: object) => service.activity(changes, policy);
const signUp = (volunteerId: string, status?: 'signedUp' | 'waitlisted') =>
  service.signUp(activityId, volunteerId, status);
const scanAt = (at: Date, changes?: ScanChanges) => service.scan(member, activityId, at, changes);
const record = (...scans: GatheredScan[]) => service.record(...scans);

function countOf(table: string): Promise<{ count: number }[]> {
  return sql.query(`SELECT count(*)::int AS count FROM ${table} WHERE activity_id = $1`, [activityId]);
}

describe('who manages the team', () => {
  it('gives themselves no proven hours by the screen that they hold', async () => {
    const teamId = uuidv7();
    activityId = await service.activity({ teamId }, { walkIns: true });
    const scanned = (minute: number, direction: 'in' | 'out', grants: Grant[]) => {
      const scan = service.scan(member, activityId, atMinute(minute), { direction });
      return service.record({ ...scan, grants });
    };
    const leads: Grant[] = [{ role: 'leader', teamId }];
    expect(await scanned(0, 'in', leads)).toMatchObject([{ outcome: 'accepted', grade: 'leader' }]);
    expect(await scanned(60, 'out', leads)).toMatchObject([{ grade: 'leader', minutes: null }]);
  });

  it('of another team is a member as any other', async () => {
    activityId = await service.activity({ teamId: uuidv7() }, { walkIns: true });
    const scan = service.scan(member, activityId, atMinute(0));
    const grants: Grant[] = [{ role: 'leader', teamId: uuidv7() }];
    expect(await service.record({ ...scan, grants })).toMatchObject([{ grade: 'device' }]);
  });
});

describe('a check-in', () => {
  it('is one fact, one attendance entry and one event', async () => {
    const [answer] = await record(scanAt(atMinute(-5)));
    expect(answer).toMatchObject({ outcome: 'accepted', direction: 'in', at: atMinute(-5).toISOString() });
    expect(await countOf('check_ins')).toEqual([{ count: 1 }]);
    const entries = await sql.query(
      'SELECT kind, minutes, grade FROM ledger_entries WHERE volunteer_id = $1',
      [member],
    );
    expect(entries).toEqual([{ kind: 'attendance', minutes: 0, grade: 'device' }]);
    await app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.events.filter(({ payload }) => JSON.stringify(payload).includes(activityId));
    expect(told).toMatchObject([
      { subject: attendanceListChanged.subject, payload: { activityIds: [activityId] } },
    ]);
  });

  it('with its check-out counts the time given, clamped to the activity, graded device', async () => {
    await record(scanAt(atMinute(-5)));
    const [answer] = await record(scanAt(atMinute(90), { direction: 'out' }));
    expect(answer).toMatchObject({ outcome: 'accepted', direction: 'out', minutes: 90, grade: 'device' });
    const entries = await sql.query(
      `SELECT minutes, grade, from_at, to_at FROM ledger_entries WHERE volunteer_id = $1 AND kind = 'serviceTime'`,
      [member],
    );
    expect(entries).toEqual([{ minutes: 90, grade: 'device', from_at: atMinute(0), to_at: atMinute(90) }]);
  });

  it('by a phone whose clock is wrong by centuries is taken, and those that came with it', async () => {
    const other = uuidv7();
    await signUp(other);
    const answers = await record(
      { ...scanAt(atMinute(0)), scannedAt: '9999-12-31T23:59:59.999Z' },
      { ...scanAt(atMinute(0)), volunteerId: other, scannedAt: '0001-01-01T00:00:00.000Z' },
    );
    expect(answers).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
  });

  it('of a meeting counts attendance and never service time (Art 19)', async () => {
    activityId = await activity({ activityClass: 'meeting' });
    await signUp(member);
    await record(scanAt(atMinute(0)));
    const [answer] = await record(scanAt(atMinute(60), { direction: 'out' }));
    expect(answer).toMatchObject({ outcome: 'accepted', minutes: null });
    const kinds = await sql.query('SELECT kind FROM ledger_entries WHERE volunteer_id = $1', [member]);
    expect(kinds).toEqual([{ kind: 'attendance' }]);
  });

  it('sent again under the same scanId gets the same stored answer, even long after the code ran out', async () => {
    const scan = scanAt(atMinute(0));
    const [first] = await record(scan);
    const [again] = await record({ ...scan, receivedAt: atMinute(600).toISOString() });
    expect(again).toEqual(first);
    expect(await countOf('scans')).toEqual([{ count: 1 }]);
  });

  it('under a new scanId is a duplicate with the time of the first one', async () => {
    await record(scanAt(atMinute(0)));
    const [again] = await record(scanAt(atMinute(10)));
    expect(again).toMatchObject({ outcome: 'duplicate', at: atMinute(0).toISOString() });
    expect(await countOf('check_ins')).toEqual([{ count: 1 }]);
  });

  it('by somebody who did not sign up is taken where walk-ins are allowed', async () => {
    activityId = await activity({}, { walkIns: true });
    const [answer] = await record(scanAt(atMinute(0)));
    expect(answer).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a refused scan', () => {
  const refusals: [string, () => Promise<GatheredScan> | GatheredScan][] = [
    ['CODE_MALFORMED', () => scanAt(atMinute(0), { code: 'https://example.org' })],
    ['CODE_UNKNOWN', () => scanAt(atMinute(0), { code: service.codeOf(uuidv7(), 'in', atMinute(0)) })],
    ['CODE_FORGED', () => scanAt(atMinute(0), { code: forgedCode() })],
    ['CODE_EXPIRED', () => scanAt(atMinute(1), { code: service.codeOf(activityId, 'in', atMinute(0)) })],
    [
      'CODE_NOT_YET_VALID',
      () => scanAt(atMinute(0), { code: service.codeOf(activityId, 'in', atMinute(1)) }),
    ],
    ['CHECK_IN_TOO_EARLY', () => scanAt(atMinute(-61))],
    ['CHECK_IN_TOO_LATE', () => scanAt(atMinute(181))],
    ['NOT_SIGNED_UP', () => scanAt(atMinute(0), { volunteerId: uuidv7() })],
    ['NOT_CHECKED_IN', () => scanAt(atMinute(0), { direction: 'out' })],
    ['ACTIVITY_CANCELLED', async () => scanAtActivity(await activity({ status: 'cancelled' }))],
    ['ACTIVITY_NOT_PUBLISHED', async () => scanAtActivity(await activity({ status: 'draft' }))],
  ];

  function forgedCode(): string {
    const facts = {
      venueRef: venueRefOf(activityId),
      direction: 'in' as const,
      step: stepAt(atMinute(0).getTime()),
    };
    return venueCode({ ...facts, key: new Uint8Array(32) });
  }

  function scanAtActivity(id: string): GatheredScan {
    activityId = id;
    return scanAt(atMinute(0));
  }

  it.each(refusals)('says %s, is stored with that reason and writes nothing else', async (reason, make) => {
    const scan = await make();
    const [answer] = await record(scan);
    expect(answer).toMatchObject({ outcome: 'refused', reason, scanId: scan.scanId });
    const stored = await sql.query('SELECT outcome, reason FROM scans WHERE scan_id = $1', [scan.scanId]);
    expect(stored).toEqual([{ outcome: 'refused', reason }]);
    expect(await countOf('check_ins')).toEqual([{ count: 0 }]);
    expect(await countOf('ledger_entries')).toEqual([{ count: 0 }]);
  });

  it('does not spoil its neighbours, and each gets its own answer in order', async () => {
    const others = [uuidv7(), uuidv7()];
    for (const other of others) await signUp(other);
    const answers = await record(
      scanAt(atMinute(0), { code: 'rubbish' }),
      scanAt(atMinute(0), { volunteerId: others[0] ?? '' }),
      scanAt(atMinute(0), { code: forgedCode() }),
      scanAt(atMinute(0), { volunteerId: others[1] ?? '' }),
    );
    expect(answers.map((answer) => answer.outcome)).toEqual(['refused', 'accepted', 'refused', 'accepted']);
  });
});

describe('scans at the same moment', () => {
  it('of one batch see each other: a double tap, a second scan, an out right after the in', async () => {
    const twice = scanAt(atMinute(0));
    const answers = await record(
      twice,
      twice,
      scanAt(atMinute(0)),
      scanAt(atMinute(0), { direction: 'out' }),
    );
    expect(answers.map((answer) => answer.outcome)).toEqual([
      'accepted',
      'accepted',
      'duplicate',
      'accepted',
    ]);
    expect(await countOf('check_ins')).toEqual([{ count: 2 }]);
  });

  it('in many calls make one fact per member, and every call an answer', async () => {
    const members = Array.from({ length: 10 }, () => uuidv7());
    for (const volunteerId of members) await signUp(volunteerId);
    const calls = Array.from({ length: 12 }, () =>
      record(...members.map((volunteerId) => scanAt(atMinute(0), { volunteerId }))),
    );
    const outcomes = (await Promise.all(calls)).flat().map((answer) => answer.outcome);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(110);
    expect(await countOf('check_ins')).toEqual([{ count: 10 }]);
    expect(await countOf('ledger_entries')).toEqual([{ count: 10 }]);
  });
});

describe('what a member is told of the own attendance', () => {
  const mine = (id = member) =>
    app.get(AttendanceService).mine(activityId, { id, kind: 'person', grants: [] });

  it('is when they came and left, and nothing of others', async () => {
    expect(await mine()).toEqual({ checkedInAt: null, checkedOutAt: null, noShow: false });
    await record(scanAt(atMinute(-5)));
    expect(await mine()).toMatchObject({ checkedInAt: atMinute(-5).toISOString(), checkedOutAt: null });
    await record(scanAt(atMinute(90), { direction: 'out' }));
    expect(await mine()).toMatchObject({
      checkedInAt: atMinute(-5).toISOString(),
      checkedOutAt: atMinute(90).toISOString(),
    });
    expect(await mine(uuidv7())).toEqual({ checkedInAt: null, checkedOutAt: null, noShow: false });
    activityId = uuidv7();
    await expect(mine()).rejects.toThrow('ACTIVITY_NOT_FOUND');
  });
});

describe('open attendance lists', () => {
  it('are told of a sign-up, of who comes, and of names that come while the activity is on, and of nothing else', async () => {
    const now = Date.now();
    const times = {
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
    };
    activityId = await activity(times, { walkIns: true });
    await signUp(member);
    const walkIn = uuidv7();
    await record(service.scan(walkIn, activityId, new Date(now)));
    const volunteer = { id: member, version: 1, displayName: '卓玛', language: 'zh-CN' as const };
    await app.get(DirectoryEvents).volunteerChanged(volunteer, sql.manager);
    await app.get(DirectoryEvents).volunteerChanged({ ...volunteer, id: walkIn }, sql.manager);
    await app.get(DirectoryEvents).volunteerChanged({ ...volunteer, id: uuidv7() }, sql.manager);
    // Registered at the venue: the check-in may be committed at this very moment, and is not seen yet.
    const arriving = { ...volunteer, id: uuidv7(), version: 2 };
    await app.get(DirectoryEvents).volunteerChanged(arriving, sql.manager);
    await app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.events.filter(({ payload }) => JSON.stringify(payload).includes(activityId));
    const change = { subject: attendanceListChanged.subject, payload: { activityIds: [activityId] } };
    expect(told).toMatchObject(Array.from({ length: 5 }, () => change));
  });
});

describe('who came without a sign-up', () => {
  it('is told to services, and to nobody else', async () => {
    activityId = await activity({}, { walkIns: true });
    const [walkIn, withdrawn] = [uuidv7(), uuidv7()];
    await signUp(member);
    await signUp(withdrawn, 'waitlisted');
    await record(...[member, walkIn, withdrawn].map((id) => service.scan(id, activityId, atMinute(0))));
    const asked = (id: string, actor: Actor) => app.get(AttendanceService).walkInsOf(id, actor);
    const peer = serviceContext().actor ?? person(walkIn);
    const { volunteerIds } = await asked(activityId, peer);
    expect(volunteerIds.toSorted()).toEqual([walkIn, withdrawn].toSorted());
    expect(await asked(uuidv7(), peer)).toEqual({ volunteerIds: [] });
    await expect(asked(activityId, person(uuidv7(), { role: 'administrator' }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('facts', () => {
  it.each(['check_ins', 'ledger_entries', 'scans'])(
    'of %s can be neither changed nor removed by the service',
    async (table) => {
      await record(scanAt(atMinute(0)));
      await expect(sql.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
      await expect(sql.query(`UPDATE ${table} SET activity_id = activity_id`)).rejects.toThrow(
        'permission denied',
      );
    },
  );

  it('cannot be reached through a partition either', async () => {
    await expect(sql.query('DELETE FROM ledger_entries_2026_11')).rejects.toThrow('permission denied');
    await expect(sql.query('SELECT FROM check_ins_2026_11')).rejects.toThrow('permission denied');
  });
});
