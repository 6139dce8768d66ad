import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoDistrict, nextActivityId, nowOfEarlierLoad } from '@liandong/demo/demo-district';
import { DataSource } from 'typeorm';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { ActivitiesService } from '../activities/activities.service.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { SignUpsService } from '../sign-ups/sign-ups.service.js';
import { ActivitiesUnderTest } from '../testing/activities-under-test.js';
import { DemoActivities } from './demo-activities.js';

const seed = 'small';
const scale = 0.05;

let service: ActivitiesUnderTest;
let demo: DemoActivities;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
  const { app, clock } = service;
  await tellOfPeople();
  demo = new DemoActivities(
    app.get(DataSource),
    app.get(ActivitiesRepository),
    app.get(ActivitiesService),
    app.get(SignUpsService),
    clock,
  );
  await demo.load(seed, () => undefined, scale);
});

afterAll(() => service?.stop());

async function tellOfPeople(): Promise<void> {
  const { manager } = service.app.get(DataSource);
  const directory = service.app.get(DirectoryRepository);
  const { teams, volunteers } = demoDistrict({ seed, now: new Date(), scale });
  for (const { id, name, organizationId } of teams) {
    const organization = { organizationId, organizationName: '巴宜区', organizationPath: '/bayi/' };
    await directory.keepTeam(manager, { id, version: 1, name, ...organization });
  }
  for (const { id, displayName } of volunteers) {
    await directory.keepVolunteer(manager, { id, version: 1, displayName, language: 'zh-CN' });
  }
}

interface Loaded {
  id: string;
  status: string;
  createdAt: Date;
  startsAt: Date;
  signedUp: string[];
  waitlisted: string[];
}

function loaded(): Promise<Loaded[]> {
  return service.app.get(DataSource).query(
    `SELECT a.id, a.status, a.created_at AS "createdAt", a.starts_at AS "startsAt",
            array_agg(s.volunteer_id::text ORDER BY s.position) FILTER (WHERE s.status = 'signedUp') AS "signedUp",
            array_agg(s.volunteer_id::text ORDER BY s.position) FILTER (WHERE s.status = 'waitlisted') AS waitlisted
     FROM activities a LEFT JOIN sign_ups s ON s.activity_id = a.id
     GROUP BY a.id ORDER BY a.starts_at, a.id`,
  );
}

describe('loading the demonstration activities', () => {
  it('leaves each in its state, created at its own time, with its sign-ups in their order', async () => {
    const rows = new Map((await loaded()).map((row) => [row.id, row]));
    const nextStartsAt = rows.get(nextActivityId(seed))?.startsAt ?? new Date(0);
    const { activities } = demoDistrict({ seed, now: nowOfEarlierLoad(nextStartsAt), scale });
    expect(rows.size).toBe(activities.length);
    for (const { id, capacity, signUps, completedAt, cancelled, publishedAt, createdAt } of activities) {
      const people = signUps.map(({ volunteerId }) => volunteerId);
      const places = capacity ?? people.length;
      const running = publishedAt === null ? 'draft' : 'published';
      const ended = completedAt === null ? running : 'completed';
      expect(rows.get(id)).toMatchObject({
        status: cancelled ? 'cancelled' : ended,
        createdAt: new Date(createdAt),
        signedUp: people.length === 0 ? null : people.slice(0, places),
        waitlisted: people.length > places ? people.slice(places) : null,
      });
    }
  });

  it('changes nothing when it is repeated', async () => {
    const before = await loaded();
    await demo.load(seed, () => undefined, scale);
    expect(await loaded()).toEqual(before);
  });
});
