import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckInPolicyInput } from '@liandong/contracts/check-ins/check-in-policy';
import type { Actor } from '@liandong/contracts/common/actor';
import { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { DisputesService } from '../disputes/disputes.service.js';
import { attested } from '../testing/held-facts.js';
import { atMinute, testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS, the whole service. Not here: the services whose events it hears. */
const clock = new SetClock();
let service: TestCheckIns;
let activityId: string;
let member: string;
const teamId = uuidv7();
const leader: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'leader', teamId }] };

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
      teamId,
      organizationPath: '/bayi/',
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

const open = () => service.app.get(DisputesService).open(activityId, leader);

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

  it('keeps what was given when it is cancelled', async () => {
    await serve(0, 120);
    await activityIs(2, 0, 120, { status: 'cancelled' });
    expect(await minutes()).toBe(120);
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
    const wish = { activityId, scanId: dispute?.scanId ?? '', decision: 'accept' as const, note: '候补转正' };
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
