import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSignUp, listSignUps, signUpChanged } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { volunteerChanged, volunteerErased } from '@liandong/contracts/people/volunteer';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { eventually } from '@liandong/testing/eventually';
import { DataSource } from 'typeorm';
import { ActivitiesUnderTest, codeOf, inHours, leaderOf, now } from '../testing/activities-under-test.js';

let service: ActivitiesUnderTest;
let teamId: string;
let leader: Actor;
let people: Actor[];

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());
beforeEach(async () => {
  service.clock.set(now);
  const team = await service.team();
  teamId = team.id;
  leader = leaderOf(team);
  people = await service.people(3);
});

const sql = () => service.app.get(DataSource);
const caughtUp = () => service.app.get(EventConsumer).caughtUp();
const signUp = (who: Actor, activityId: string) => service.call(who, createSignUp, { activityId });
const anybody = (index: number): Actor => people[index] ?? leader;

async function erase(who: Actor, eventId?: string): Promise<void> {
  await service.bus.publish(volunteerErased, { id: who.id, erasedAt: now.toISOString() }, eventId);
  await caughtUp();
}

async function statuses(activityId: string) {
  const { items } = await service.call(leader, listSignUps, { activityId });
  return items.map((item) => [item.volunteerId, item.status]);
}

describe('the sign-ups of somebody who left', () => {
  it('are withdrawn where nothing has begun, and the place goes to who waits', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    const [gone, waiting] = [anybody(0), anybody(1)];
    await signUp(gone, id);
    await signUp(waiting, id);
    await erase(gone);
    expect(await statuses(id)).toEqual([[waiting.id, 'signedUp']]);
    const told = (await service.published(signUpChanged)).filter(({ activityId }) => activityId === id);
    expect(told.slice(2).map(({ volunteerId, status }) => [volunteerId, status])).toEqual([
      [gone.id, 'withdrawn'],
      [waiting.id, 'signedUp'],
    ]);
  });

  it('leave the waitlist too', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    await signUp(anybody(1), id);
    await signUp(anybody(0), id);
    await erase(anybody(0));
    expect(await statuses(id)).toEqual([[anybody(1).id, 'signedUp']]);
  });

  it('stay where it has begun, without a name', async () => {
    const { id } = await service.open(leader, teamId);
    await signUp(anybody(0), id);
    service.clock.set(new Date(inHours(25)));
    await erase(anybody(0));
    const { items } = await service.call(leader, listSignUps, { activityId: id });
    expect(items).toMatchObject([{ volunteerId: anybody(0).id, displayName: '', status: 'signedUp' }]);
  });

  it('are withdrawn once when the event is delivered twice', async () => {
    const { id } = await service.open(leader, teamId);
    await signUp(anybody(0), id);
    const eventId = randomUUID();
    await erase(anybody(0), eventId);
    await erase(anybody(0), eventId);
    await erase(anybody(0));
    const told = (await service.published(signUpChanged)).filter(({ activityId }) => activityId === id);
    expect(told).toMatchObject([{ status: 'signedUp' }, { status: 'withdrawn', version: 2 }]);
  });

  it('are none any more: a token that still lives signs nobody up', async () => {
    const { id } = await service.open(leader, teamId);
    await erase(anybody(0));
    expect(await codeOf(signUp(anybody(0), id))).toBe('VOLUNTEER_NOT_FOUND');
  });

  it('wait for a sign-up that is under way, and find it', async () => {
    const { id } = await service.open(leader, teamId);
    const [gone] = [anybody(0)];
    const runner = sql().createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [gone.id]);
    await service.bus.publish(volunteerErased, { id: gone.id, erasedAt: now.toISOString() });
    await runner.query(
      `INSERT INTO sign_ups (activity_id, volunteer_id, version, status, signed_up_at, position)
       VALUES ($1, $2, 1, 'signedUp', now(), nextval('sign_up_position'))`,
      [id, gone.id],
    );
    await runner.commitTransaction();
    await runner.release();
    await eventually(async () => {
      expect(await statuses(id)).toEqual([]);
      return true;
    });
  });
});

it('is not brought back by an event that comes late', async () => {
  const gone = anybody(0);
  await erase(gone);
  await service.bus.publish(volunteerChanged, {
    id: gone.id,
    version: 9,
    displayName: '次仁顿珠',
    language: 'en',
  });
  await caughtUp();
  expect(await sql().query('SELECT display_name FROM volunteers WHERE id = $1', [gone.id])).toEqual([
    { display_name: '' },
  ]);
});
