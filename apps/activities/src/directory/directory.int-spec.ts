import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getActivity } from '@liandong/contracts/activities/activity';
import { createSignUp, listSignUps } from '@liandong/contracts/activities/sign-up';
import { listWishes, postWish } from '@liandong/contracts/activities/wish';
import { organizationChanged } from '@liandong/contracts/people/organization';
import { teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { person } from '@liandong/testing/gateway-caller';
import { DataSource } from 'typeorm';
import { ActivitiesUnderTest, codeOf, leaderOf, organiserOf } from '../testing/activities-under-test.js';

let service: ActivitiesUnderTest;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

const caughtUp = () => service.app.get(EventConsumer).caughtUp();

it('shows a team’s new name on what it had scheduled before', async () => {
  const team = await service.team({ name: '旧名' });
  const { id } = await service.open(leaderOf(team), team.id);
  await service.bus.publish(teamChanged, { ...team, version: 2, name: '新名' });
  await caughtUp();
  expect(await service.call(person(randomUUID()), getActivity, { id })).toMatchObject({ teamName: '新名' });
});

it('keeps the newer name when an older event comes late', async () => {
  const team = await service.team({ version: 3, name: '新名' });
  await service.bus.publish(teamChanged, { ...team, version: 2, name: '旧名' });
  await caughtUp();
  const activity = await service.draft(leaderOf(team), team.id);
  expect(activity.teamName).toBe('新名');
});

it('takes an event that is delivered twice once', async () => {
  const team = await service.team();
  const eventId = randomUUID();
  const renamed = { ...team, version: 2, name: '新名' };
  await service.bus.publish(teamChanged, renamed, eventId);
  await caughtUp();
  // Were the second delivery handled, it would bring the name back that is spoilt here.
  const sql = service.app.get(DataSource);
  await sql.query(`UPDATE teams SET name = '手工', version = 1 WHERE id = $1`, [team.id]);
  await service.bus.publish(teamChanged, renamed, eventId);
  await caughtUp();
  expect(await sql.query('SELECT name FROM teams WHERE id = $1', [team.id])).toEqual([{ name: '手工' }]);
});

it('moves the scope of organisers with the team', async () => {
  const team = await service.team({ organizationPath: '/bayi/niyang/' });
  const organiser = person(randomUUID(), {
    role: 'organiser',
    organizationId: randomUUID(),
    organizationPath: '/bayi/xueyuan/',
  });
  expect(await codeOf(service.draft(organiser, team.id))).toBe('FORBIDDEN');
  await service.bus.publish(teamChanged, { ...team, version: 2, organizationPath: '/bayi/xueyuan/' });
  await caughtUp();
  expect(await codeOf(service.draft(organiser, team.id))).toBe('no error');
});

it('moves the wishes of an organisation with it, under its new name', async () => {
  const community = await service.community({ path: '/bayi/niyang/liuan/' });
  const wish = { organizationId: community.id, title: '修门锁' };
  const { id } = await service.call(organiserOf('/bayi/niyang/'), postWish, wish);
  const moved = { ...community, version: 2, name: '柳岸新社区', path: '/bayi/xueyuan/liuan/' };
  await service.bus.publish(organizationChanged, moved);
  await service.bus.publish(organizationChanged, community);
  await caughtUp();
  const { items } = await service.call(organiserOf('/bayi/xueyuan/'), listWishes, { mine: 'managed' });
  expect(items).toMatchObject([{ id, organizationName: '柳岸新社区' }]);
});

it('learns the name of somebody who signed up before the first event about them', async () => {
  const team = await service.team();
  const leader = leaderOf(team);
  const { id } = await service.open(leader, team.id);
  const newcomer = person(randomUUID());
  await service.call(newcomer, createSignUp, { activityId: id });
  await service.bus.publish(volunteerChanged, {
    id: newcomer.id,
    version: 1,
    displayName: '扎西',
    language: 'zh-CN',
  });
  await caughtUp();
  const { items } = await service.call(leader, listSignUps, { activityId: id });
  expect(items).toMatchObject([{ volunteerId: newcomer.id, displayName: '扎西' }]);
});
