import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getActivity } from '@liandong/contracts/activities/activity';
import { createSignUp, signUpChanged, withdrawSignUp } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { person } from '@liandong/testing/gateway-caller';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { ActivitiesUnderTest, codeOf, leaderOf } from '../testing/activities-under-test.js';
import { readTogether, withoutLock } from '../testing/without-lock.js';
import { SignUpsRepository } from './sign-ups.repository.js';
import { SignUpsService } from './sign-ups.service.js';

let service: ActivitiesUnderTest;
let leader: Actor;
let teamId: string;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
  const team = await service.team();
  teamId = team.id;
  leader = leaderOf(team);
});
afterAll(() => service.stop());

function crowd(count: number): Actor[] {
  return Array.from({ length: count }, () => person(randomUUID()));
}

describe('a rush', () => {
  it('of 50 people for 10 places leaves exactly 10 with a place and 40 in the queue', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 10 });
    const people = crowd(50);
    const answers = await Promise.all(
      people.map((who) => service.call(who, createSignUp, { activityId: id })),
    );
    expect(answers.filter((answer) => answer.status === 'signedUp')).toHaveLength(10);
    expect(await service.call(leader, getActivity, { id })).toMatchObject({
      signedUpCount: 10,
      waitlistedCount: 40,
    });
    const events = (await service.published(signUpChanged)).filter((event) => event.activityId === id);
    expect(events).toHaveLength(50);
    expect(events.map((event) => event.status)).toEqual([
      ...Array.from({ length: 10 }, () => 'signedUp'),
      ...Array.from({ length: 40 }, () => 'waitlisted'),
    ]);
  });

  it('would overfill the activity without its lock (positive control)', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    const people = crowd(4);
    const lockAgain = withoutLock(service.app.get(ActivitiesRepository), people.length);
    const signUps = service.app.get(SignUpsRepository);
    const countOf = signUps.countOf.bind(signUps);
    signUps.countOf = readTogether(countOf, people.length);
    try {
      await Promise.all(people.map((who) => service.app.get(SignUpsService).signUp(who, id)));
    } finally {
      lockAgain();
      signUps.countOf = countOf;
    }
    const { signedUpCount } = await service.call(leader, getActivity, { id });
    expect(signedUpCount).toBe(people.length);
  });

  it('of comers and goers keeps the activity full and nobody waiting for a free place', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 5 });
    const [first, second] = [crowd(15), crowd(15)];
    await Promise.all(first.map((who) => service.call(who, createSignUp, { activityId: id })));
    await Promise.all([
      ...first.slice(0, 10).map((who) => service.call(who, withdrawSignUp, { activityId: id })),
      ...second.map((who) => service.call(who, createSignUp, { activityId: id })),
    ]);
    expect(await service.call(leader, getActivity, { id })).toMatchObject({
      signedUpCount: 5,
      waitlistedCount: 15,
    });
  });

  it('of two lists with the same people in opposite order does not deadlock', async () => {
    const people = crowd(20).map((who) => who.id);
    const signUps = service.app.get(SignUpsService);
    const [one, other] = await Promise.all([service.open(leader, teamId), service.open(leader, teamId)]);
    const outcomes = await Promise.all([
      codeOf(signUps.signUpMany(leader, one.id, people)),
      codeOf(signUps.signUpMany(leader, other.id, people.toReversed())),
    ]);
    expect(outcomes).toEqual(['no error', 'no error']);
    const counts = await Promise.all([one, other].map(({ id }) => service.call(leader, getActivity, { id })));
    expect(counts.map((activity) => activity.signedUpCount).toSorted((a, b) => a - b)).toEqual([0, 20]);
  });
});
