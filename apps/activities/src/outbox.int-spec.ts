import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { activityChanged } from '@liandong/contracts/activities/activity';
import { DataSource } from 'typeorm';
import { ActivitiesUnderTest, leaderOf } from './testing/activities-under-test.js';

let service: ActivitiesUnderTest;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

it('publishes at the next start, once and in order, what a process left behind when it died', async () => {
  const team = await service.team();
  await service.app.close();

  await service.boot('dead');
  const { id } = await service.open(leaderOf(team), team.id);
  expect(await service.app.get(DataSource).query('SELECT subject FROM outbox')).toHaveLength(2);
  expect(service.bus.events.filter((event) => event.subject === activityChanged.subject)).toEqual([]);
  await service.app.close();

  await service.boot();
  const events = await service.published(activityChanged);
  expect(events.map((event) => [event.id, event.version, event.status])).toEqual([
    [id, 1, 'draft'],
    [id, 2, 'published'],
  ]);
});
