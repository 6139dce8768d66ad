import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckInPolicyInput, CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { SetClock } from '@liandong/service-kit/clock';
import { person } from '@liandong/testing/gateway-caller';
import { testBus } from '@liandong/testing/test-bus';
import { uuidv7 } from 'uuidv7';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { AnnulmentsService } from '../annulments/annulments.service.js';
import { AnomaliesService } from '../anomalies/anomalies.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { VenueCodesService } from '../venue-codes/venue-codes.service.js';
import { TestQueue } from '../testing/test-queue.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let queue: TestQueue;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
});

afterAll(() => service?.close());

beforeEach(async () => {
  queue = await TestQueue.at(service, clock);
});

describe('the queue of the leader’s device', () => {
  it('makes a fact of a ticked name, graded leader, with the reason kept', async () => {
    const responsible = { id: uuidv7(), displayName: '旺堆' };
    queue = await TestQueue.at(service, clock, { responsibleId: responsible.id });
    await queue.person(responsible.displayName, false, responsible.id);
    const row = queue.ticked(3);
    const leader = queue.leader();
    await queue.person('王磊', false, leader.id);
    expect(await queue.send([row], leader)).toMatchObject([
      {
        outcome: 'accepted',
        way: 'manual',
        grade: 'leader',
        at: atMinute(3).toISOString(),
        volunteerId: queue.member,
        displayName: '卓玛',
      },
    ]);
    expect(
      await service.sql.query('SELECT note, counter FROM scans WHERE scan_id = $1', [row['scanId']]),
    ).toEqual([{ note: '没有手机', counter: '1' }]);
    expect(await queue.count('ledger_entries')).toBe(1);
    const administrator = person(uuidv7(), { role: 'administrator' });
    const ledger = service.app.get(LedgerService);
    const { items } = await ledger.entries({ volunteerId: queue.member }, { limit: 5 }, administrator);
    const entry = await ledger.entry(items[0]?.id ?? '', administrator);
    const by = { id: leader.id, displayName: '王磊' };
    expect(entry).toMatchObject({
      decision: null,
      place: '福清河',
      responsible,
      checkIns: [{ way: 'manual', reason: '没有手机', scannedBy: by, acceptedBy: null }],
    });
  });

  it('that is undone is told to whom it was of, who is on no list any more', async () => {
    const leader = queue.leader();
    const row = queue.ticked(3);
    await queue.send([row], leader);
    const bus = await testBus(service.adminUrl);
    const undo = { scanId: String(row['scanId']), deviceId: queue.device };
    await service.app.get(AnnulmentsService).annul(undo, leader);
    await service.app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(attendanceDenied).filter(({ activityId }) => activityId === queue.activityId);
    await bus.close();
    expect(told).toMatchObject([{ volunteerId: queue.member, why: 'annulled' }]);
  });

  it('is an anomaly of the leader where many came hours after they say, when it was over', async () => {
    const leader = queue.leader();
    await queue.person('王磊', false, leader.id);
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => queue.person(name)));
    const late = () =>
      service.app
        .get(AnomaliesService)
        .list('2026-11', person(uuidv7(), { role: 'auditor' }))
        .then((found) =>
          found.filter(({ kind, people: [who] }) => kind === 'lateTicks' && who?.id === leader.id),
        );
    const [last = '', ...first] = people;
    await queue.send([queue.ticked(0)], leader, { receivedAt: atMinute(5).toISOString() });
    const receivedAt = atMinute(400).toISOString();
    await queue.send(
      first.map((volunteerId) => queue.ticked(0, { volunteerId })),
      leader,
      { receivedAt },
    );
    expect(await late()).toEqual([]);
    await queue.send([queue.ticked(0, { volunteerId: last })], leader, { receivedAt });
    expect(await late()).toMatchObject([{ found: 4, limit: 3, titles: ['清洁河道'] }]);
  });

  it('makes none of the leader’s own name: nobody gives their word for themselves', async () => {
    const leader = queue.leader();
    const own = queue.ticked(3, { volunteerId: leader.id });
    expect(await queue.send([own], leader)).toMatchObject([{ outcome: 'rejected', reason: 'OWN_CASE' }]);
    expect(await queue.count('ledger_entries')).toBe(0);
  });

  it('answers each row for itself: a bad neighbour spoils nothing', async () => {
    const elsewhere = await service.activity({ teamId: uuidv7() });
    const stranger = await queue.person('陌生人', false);
    const rows = [
      queue.ticked(0),
      { kind: 'manual', scanId: uuidv7(), scannedAt: 'yesterday' },
      queue.ticked(0, { activityId: elsewhere }),
      queue.ticked(0, { activityId: uuidv7() }),
      queue.ticked(0, { volunteerId: uuidv7() }),
      queue.ticked(0, { volunteerId: stranger }),
      'rubbish',
      queue.ticked(0, { position: { latitude: Number.NaN, longitude: 0, accuracyMeters: 1 } }),
      queue.ticked(1),
    ];
    const answers = await queue.send(rows, queue.leader());
    expect(answers.map((answer) => ('reason' in answer ? answer.reason : answer.outcome))).toEqual([
      'accepted',
      'VALIDATION_FAILED',
      'FORBIDDEN',
      'ACTIVITY_NOT_FOUND',
      'VOLUNTEER_NOT_FOUND',
      'NOT_SIGNED_UP',
      'VALIDATION_FAILED',
      'VALIDATION_FAILED',
      'duplicate',
    ]);
    expect(answers[1]).toMatchObject({ params: { fields: expect.stringContaining('scannedAt') } });
    expect(answers[7]).toMatchObject({ params: { fields: 'position.latitude' } });
    expect(answers[2]).toMatchObject({
      outcome: 'rejected',
      detail: expect.stringMatching(/\p{Script=Han}/u),
    });
    const stored = await service.sql.query(
      'SELECT outcome, reason FROM scans WHERE scan_id = ANY ($1) ORDER BY outcome, reason',
      [[rows[1], rows[2]].map((row) => Object(row).scanId)],
    );
    expect(stored).toEqual([
      { outcome: 'refused', reason: 'FORBIDDEN' },
      { outcome: 'refused', reason: 'VALIDATION_FAILED' },
    ]);
  });

  it('takes an in before its out though they were sent the other way round', async () => {
    const came = queue.ticked(0);
    const went = queue.ticked(60, { direction: 'out' });
    expect(await queue.send([went, came], queue.leader())).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
  });

  it('of the same person on two devices at once makes one fact, and the other a duplicate of it', async () => {
    const [one, other] = await Promise.all([
      queue.send([queue.ticked(0)], queue.leader()),
      queue.send([queue.ticked(0)], queue.leader(), { deviceId: uuidv7() }),
    ]);
    const outcomes = [one, other].map((answers) => answers?.[0]?.outcome);
    expect(outcomes.toSorted()).toEqual(['accepted', 'duplicate']);
    expect(await queue.count('check_ins')).toBe(1);
    expect(await queue.count('ledger_entries')).toBe(1);
  });

  it('gives the leader the check-out that was refused while the check-in was on its way', async () => {
    clock.set(atMinute(100));
    const out = service.scan(queue.member, queue.activityId, atMinute(100), { direction: 'out' });
    expect(await service.record(out)).toMatchObject([{ outcome: 'refused', reason: 'NOT_CHECKED_IN' }]);
    await queue.send([queue.ticked(0)], queue.leader());
    expect(
      await service.sql.query('SELECT scan_id, reason, at FROM disputes WHERE activity_id = $1', [
        queue.activityId,
      ]),
    ).toEqual([{ scan_id: out.scanId, reason: 'OUT_BEFORE_IN', at: atMinute(100) }]);
  });
});

describe('the queue of a member’s own phone', () => {
  it('makes provisional facts, which count no service time by themselves', async () => {
    const answers = await queue.send(
      [queue.ownScan(0), queue.ownScan(60, { direction: 'out' })],
      queue.self(),
    );
    expect(answers).toMatchObject([
      { outcome: 'provisional', at: atMinute(0).toISOString() },
      { outcome: 'provisional', at: atMinute(60).toISOString() },
    ]);
    expect(
      await service.sql.query(
        'SELECT direction, grade, provisional FROM check_ins WHERE activity_id = $1 ORDER BY direction',
        [queue.activityId],
      ),
    ).toEqual([
      { direction: 'in', grade: 'leader', provisional: true },
      { direction: 'out', grade: 'leader', provisional: true },
    ]);
    expect(await queue.count('ledger_entries', `activity_id = $1 AND kind = 'serviceTime'`)).toBe(0);
  });

  it('counts on the leader’s word where all codes were made useless after the scan, and not later', async () => {
    const codes = service.app.get(VenueCodesService);
    const checkInPolicy = CheckInPolicyInput.parse({ ways: CheckInWay.options });
    queue = await TestQueue.at(service, clock, { checkInPolicy });
    const poster = await codes.printedCode(queue.activityId, 'in', queue.leader());
    clock.set(atMinute(30));
    await codes.rotate(queue.activityId, queue.leader());
    const [one, other, third] = await Promise.all(['扎西', '德吉', '白玛'].map((name) => queue.person(name)));
    const sent = async (member: string | undefined, row: object) => {
      const [answer] = await queue.send([row], queue.self(member));
      return answer && 'reason' in answer && answer.reason;
    };
    expect(await sent(one, queue.ownScan(20))).toBe('CODE_REVOKED_SINCE');
    expect(await sent(other, queue.ownScan(20, { code: poster.code }))).toBe('CODE_REVOKED_SINCE');
    expect(await sent(third, queue.ownScan(40, { code: poster.code }))).toBe('CODE_REVOKED');
    expect(await queue.count('disputes')).toBe(2);
  });

  it('may hold nobody else’s scans', async () => {
    const other = await queue.person('扎西');
    expect(await queue.send([queue.ticked(0, { volunteerId: other })], queue.self())).toMatchObject([
      { outcome: 'rejected', reason: 'FORBIDDEN' },
    ]);
  });

  it('is corrected by its skew, and a code that was shown at another time is disputed', async () => {
    const hour = 3_600_000;
    const ahead = (minute: number) => new Date(atMinute(minute).getTime() + 5 * hour).toISOString();
    const good = queue.ownScan(0, { scannedAt: ahead(0) });
    const passedOn = queue.ownScan(60, {
      scannedAt: ahead(60),
      code: service.codeOf(queue.activityId, 'in', atMinute(40)),
    });
    const [first] = await queue.send([good], queue.self(), { sentAt: ahead(120) });
    expect(first).toMatchObject({ outcome: 'provisional', at: atMinute(0).toISOString() });
    const receiver = await queue.person('德吉');
    expect(await queue.send([passedOn], queue.self(receiver), { sentAt: ahead(120) })).toMatchObject([
      { outcome: 'disputed', reason: 'CODE_TIME_MISMATCH', at: atMinute(60).toISOString() },
    ]);
  });

  it.each([
    ['1970-01-01T00:00:00Z', 'SCANNED_TOO_LONG_AGO'],
    ['2099-01-01T00:00:00Z', 'SCANNED_IN_FUTURE'],
    ['0001-01-01T00:00:00Z', 'SCANNED_TOO_LONG_AGO'],
    ['9999-12-31T23:59:59Z', 'SCANNED_IN_FUTURE'],
  ])('with a scan of %s goes to the leader: %s', async (scannedAt, reason) => {
    expect(await queue.send([queue.ownScan(0, { scannedAt })], queue.self())).toMatchObject([
      { outcome: 'disputed', reason },
    ]);
    expect(await queue.count('disputes')).toBe(1);
    expect(await queue.count('check_ins')).toBe(0);
  });

  it.each(['1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'sent at %s by its own clock is judged by the monotonic one',
    async (sentAt) => {
      const row = queue.ownScan(0, { scannedAt: sentAt, ageMs: 120 * 60_000 });
      expect(await queue.send([row], queue.self(), { sentAt })).toMatchObject([
        { outcome: 'provisional', at: atMinute(0).toISOString() },
      ]);
    },
  );

  it('is remembered: a clock that was set between two queues is noticed', async () => {
    await queue.send([queue.ownScan(0)], queue.self(), { receivedAt: atMinute(1).toISOString() });
    const late = queue.ownScan(60, { direction: 'out', scannedAt: atMinute(0).toISOString() });
    expect(await queue.send([late], queue.self(), { sentAt: atMinute(60).toISOString() })).toMatchObject([
      { outcome: 'disputed', reason: 'CLOCK_UNKNOWN' },
    ]);
  });
});
