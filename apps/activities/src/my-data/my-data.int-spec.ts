import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSignUp } from '@liandong/contracts/activities/sign-up';
import { exportMySignUps } from '@liandong/contracts/people/my-data';
import { person } from '@liandong/testing/gateway-caller';
import { ActivitiesUnderTest, inHours, leaderOf, now } from '../testing/activities-under-test.js';

let service: ActivitiesUnderTest;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

it('is the person’s sign-ups and what they scheduled, and nothing of anybody else', async () => {
  const team = await service.team();
  const leader = leaderOf(team);
  const { id } = await service.open(leader, team.id);
  const [one, other] = [person(randomUUID()), person(randomUUID())];
  for (const who of [one, other]) await service.call(who, createSignUp, { activityId: id });

  expect(await service.take(one, exportMySignUps)).toEqual({
    signUps: [
      {
        activityId: id,
        title: '尼洋河岸线清洁行动',
        place: '滨水步道入口',
        startsAt: inHours(24),
        endsAt: inHours(26),
        status: 'signedUp',
        signedUpAt: now.toISOString(),
      },
    ],
    wishes: [],
    scheduledActivities: [],
  });
  expect(await service.take(leader, exportMySignUps)).toEqual({
    signUps: [],
    wishes: [],
    scheduledActivities: [
      {
        activityId: id,
        title: '尼洋河岸线清洁行动',
        isAuthor: true,
        isResponsible: true,
        createdAt: now.toISOString(),
      },
    ],
  });
});
