import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { confirmationDue } from '@liandong/contracts/confirmations/due-confirmation';
import { getManagers } from '@liandong/contracts/people/team';
import { Nats } from '@liandong/messaging/nats-connection';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { encodeData } from '@liandong/messaging/rpc-reply';
import { SetClock } from '@liandong/service-kit/clock';
import { person } from '@liandong/testing/gateway-caller';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { uuidv7 } from 'uuidv7';
import { attested } from '../testing/held-facts.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { WorkCalendarService } from '../work-calendar/work-calendar.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { DueConfirmationsService } from './due-confirmations.service.js';
import { DueNotices } from './due-notices.js';

/** Real: Postgres, NATS, the whole service. The volunteers service's part is played by the test. */
let service: TestCheckIns;
let due: DueConfirmationsService;
let notices: DueNotices;
let bus: TestBus;
let volunteers: Nats;
const clock = new SetClock();

const [leaderId, organiserId] = [uuidv7(), uuidv7()];
const administrator = person(uuidv7(), { role: 'administrator' });
let teamId: string;
let activityId: string;
let member: string;

beforeAll(async () => {
  service = await testCheckIns({}, clock);
  due = service.app.get(DueConfirmationsService);
  notices = service.app.get(DueNotices);
  bus = await testBus(service.adminUrl);
  volunteers = await Nats.connect({ url: service.adminUrl, user: 'volunteers' });
  volunteers.connection.subscribe(getManagers.subject, {
    callback: (_, message) => {
      message.respond(encodeData({ leaderIds: [leaderId], organiserIds: [organiserId] }));
    },
  });
  await volunteers.connection.flush();
});
afterAll(async () => {
  await volunteers?.onApplicationShutdown();
  await service?.close();
  await bus?.close();
});

// The activity ends on Monday 23 November 2026 at 11:00; its tenth working day is Monday 7 December.
beforeEach(async () => {
  [teamId, member] = [uuidv7(), uuidv7()];
  activityId = await service.activity({ teamId, organizationPath: '/bayi/xueyuan/' });
  await attested(service, activityId, member, 'in', 0);
  await attested(service, activityId, member, 'out', 120);
  clock.set(atMinute(300));
});

const leader = () => person(leaderId, { role: 'leader', teamId });
const on = (day: string) => clock.set(new Date(`${day}T09:00:00+08:00`));

async function told(): Promise<unknown[]> {
  await service.app.get(OutboxRelay).drained();
  await bus.caughtUp();
  return bus
    .payloadsOf(confirmationDue)
    .filter((news) => news.activityId === activityId)
    .map(({ stage, recipientIds }) => [stage, recipientIds]);
}

describe('what is due', () => {
  it('names the day, the days left and how many people wait', async () => {
    expect(await due.due(leader())).toMatchObject([
      { activityId, open: 1, deadline: { dueOn: '2026-12-07', daysLeft: 10, overdue: false, final: true } },
    ]);
    on('2026-12-08');
    expect(await due.due(leader())).toMatchObject([{ deadline: { daysLeft: 0, overdue: true } }]);
  });

  it.each<[string, Parameters<typeof person>[1][], number]>([
    ['another leader', [{ role: 'leader', teamId: uuidv7() }], 0],
    [
      'the organiser above',
      [{ role: 'organiser', organizationId: uuidv7(), organizationPath: '/bayi/xueyuan/' }],
      1,
    ],
    [
      'an organiser elsewhere',
      [{ role: 'organiser', organizationId: uuidv7(), organizationPath: '/bayi/niyang/' }],
      0,
    ],
    ['an administrator', [{ role: 'administrator' }], 1],
  ])('to %s is what lies in the own scope', async (_who, grants, count) => {
    const items = await due.due(person(uuidv7(), ...grants));
    expect(items.filter((item) => item.activityId === activityId)).toHaveLength(count);
  });

  it('is closed to a member', async () => {
    await expect(due.due(person(member))).rejects.toThrow('FORBIDDEN');
  });

  it('is not what is proven, confirmed, a meeting, or still under way', async () => {
    const dueNow = async () => (await due.due(leader())).map((item) => item.activityId);
    const meeting = await service.activity({ teamId, activityClass: 'meeting' });
    await attested(service, meeting, member, 'in', 0);
    const proven = await service.activity({ teamId });
    await service.signUp(proven, member);
    await service.record(service.scan(member, proven, atMinute(0)));
    await service.record(service.scan(member, proven, atMinute(60), { direction: 'out' }));
    expect(await dueNow()).toEqual([activityId]);
    clock.set(atMinute(100));
    expect(await dueNow()).toEqual([]);
    clock.set(atMinute(300));
    const confirmations = service.app.get(ConfirmationsService);
    const { version } = await confirmations.get(activityId, leader());
    await confirmations.confirm(activityId, { version, all: true, fixes: [] }, leader());
    expect(await dueNow()).toEqual([]);
  });

  it('moves with a day that the administrator enters', async () => {
    const calendar = service.app.get(WorkCalendarService);
    await calendar.enter({ day: '2026-12-01', works: false, name: '雪顿节' }, administrator);
    expect(await due.due(leader())).toMatchObject([{ deadline: { dueOn: '2026-12-08' } }]);
    await calendar.remove('2026-12-01', administrator);
    expect(await due.due(leader())).toMatchObject([{ deadline: { dueOn: '2026-12-07' } }]);
    await expect(calendar.remove('2026-12-01', leader())).rejects.toThrow('FORBIDDEN');
  });
});

describe('the work calendar', () => {
  it('says of a year that nobody has announced that it is not', async () => {
    const calendar = service.app.get(WorkCalendarService);
    expect(await calendar.year(2099)).toEqual({ year: 2099, announced: false, days: [] });
    await calendar.enter({ day: '2099-01-01', works: false, name: '元旦' }, administrator);
    expect(await calendar.year(2099)).toMatchObject({
      announced: true,
      days: [{ entered: true, name: '元旦' }],
    });
  });
});

describe('a member', () => {
  it('sees what counts no hours yet, and why', async () => {
    const open = await service.activity({ teamId, title: '文艺演出' });
    await service.signUp(open, member);
    await service.record(service.scan(member, open, atMinute(0)));
    expect(await due.mine(person(member))).toMatchObject([{ activityId: open, reason: 'unclosed' }]);
    clock.set(atMinute(130));
    expect(await due.mine(person(member))).toEqual([]);
  });
});

describe('a notice', () => {
  it('goes to the leader three and one working days before the end, then to the organiser; each once', async () => {
    on('2026-12-02');
    await notices.sweep();
    expect(await told()).toEqual([]);
    for (const day of ['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-07', '2026-12-08', '2026-12-09']) {
      on(day);
      await notices.sweep();
      await notices.sweep();
    }
    expect(await told()).toEqual([
      ['threeDaysLeft', [leaderId]],
      ['oneDayLeft', [leaderId]],
      ['overdue', [organiserId]],
    ]);
  });

  it('is given once by two sweeps at the same moment', async () => {
    on('2026-12-07');
    await Promise.all([notices.sweep(), notices.sweep(), notices.sweep()]);
    expect(await told()).toEqual([['oneDayLeft', [leaderId]]]);
  });

  it('that a killed process left undone is given by the next sweep', async () => {
    on('2026-12-07');
    const killed = service.sql.createQueryRunner();
    await killed.startTransaction();
    await killed.query(
      `INSERT INTO confirmation_notices (activity_id, stage, due_on, noticed_at)
       VALUES ($1, 'oneDayLeft', '2026-12-07', $2)`,
      [activityId, clock.now()],
    );
    const next = notices.sweep();
    await killed.rollbackTransaction();
    await killed.release();
    await next;
    expect(await told()).toEqual([['oneDayLeft', [leaderId]]]);
  });
});
