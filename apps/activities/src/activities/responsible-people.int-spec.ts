import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  activityChanged,
  getActivity,
  publishActivity,
  responsibleChosen,
  updateActivity,
  type Activity,
} from '@liandong/contracts/activities/activity';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { exportMySignUps } from '@liandong/contracts/people/my-data';
import { getManagers } from '@liandong/contracts/people/team';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { person } from '@liandong/testing/gateway-caller';
import { ActivitiesUnderTest, codeOf, leaderOf, now } from '../testing/activities-under-test.js';

/** Real: Postgres, NATS with the service's permissions, the service. Who leads a team is answered in the test. */
let service: ActivitiesUnderTest;
let teamId: string;
let leader: Actor;
let colleague: Actor;
let organiser: Actor;
let stranger: Actor;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

beforeEach(async () => {
  const team = await service.team();
  teamId = team.id;
  const people = await service.people(4);
  const [first, second, third, fourth] = people.map(({ id }) => id);
  leader = { ...leaderOf(team), id: first ?? '' };
  [colleague, organiser, stranger] = [second, third, fourth].map((id) => person(id ?? '')) as [
    Actor,
    Actor,
    Actor,
  ];
  await service.peers.answer(getManagers, (place) => {
    expect(place).toMatchObject({ teamId: team.id, organizationPath: team.organizationPath });
    return { leaderIds: [leader.id, colleague.id], organiserIds: [organiser.id] };
  });
});

const put = (activity: Activity, responsibleId: string, actor = leader) =>
  service.call(actor, updateActivity, {
    id: activity.id,
    patch: { version: activity.version, responsibleId },
  });

const responsibleOf = async (id: string) => (await service.call(leader, getActivity, { id })).responsible;

describe('who answers for an activity', () => {
  it('is whoever makes it, and is told to the services that keep it', async () => {
    const activity = await service.open(leader, teamId);
    expect(activity.responsible).toEqual({ id: leader.id, displayName: '志愿者1' });
    const told = (await service.published(activityChanged)).filter(({ id }) => id === activity.id);
    expect(told.map(({ responsibleId }) => responsibleId)).toEqual([leader.id, leader.id]);
  });

  it.each([
    ['another leader of the team', () => colleague],
    ['an organiser who looks after it', () => organiser],
  ])('may be %s, from the first or later', async (_, chosen) => {
    const drafted = await service.draft(leader, teamId, { responsibleId: chosen().id });
    expect(drafted.responsible).toMatchObject({ id: chosen().id });
    const opened = await service.open(leader, teamId);
    expect(await put(opened, chosen().id)).toMatchObject({
      version: opened.version + 1,
      responsible: { id: chosen().id },
    });
  });

  it('is nobody else', async () => {
    expect(await codeOf(service.draft(leader, teamId, { responsibleId: stranger.id }))).toBe(
      'RESPONSIBLE_NOT_OF_TEAM',
    );
    const activity = await service.open(leader, teamId);
    expect(await codeOf(put(activity, stranger.id))).toBe('RESPONSIBLE_NOT_OF_TEAM');
    expect(await responsibleOf(activity.id)).toMatchObject({ id: leader.id });
  });

  it('is not chosen by somebody who does not manage the team, who does not learn who might be', async () => {
    const activity = await service.open(leader, teamId);
    expect(await codeOf(put(activity, colleague.id, stranger))).toBe('FORBIDDEN');
    expect(await codeOf(put(activity, randomUUID(), stranger))).toBe('FORBIDDEN');
  });

  it('stays who it is where a change names them again, though they lead no more and nobody can be asked', async () => {
    const activity = await service.draft(leader, teamId, { responsibleId: colleague.id });
    await service.peers.answer(getManagers, () => {
      throw new AppError('UNAVAILABLE');
    });
    expect(await put(activity, colleague.id)).toMatchObject({ responsible: { id: colleague.id } });
    const later = await service.call(leader, getActivity, { id: activity.id });
    expect(await codeOf(put(later, organiser.id))).toBe('UNAVAILABLE');
  });

  it('is named no more once they have left', async () => {
    const activity = await service.draft(leader, teamId, { responsibleId: colleague.id });
    await service.bus.publish(volunteerErased, { id: colleague.id, erasedAt: now.toISOString() });
    await service.app.get(EventConsumer).caughtUp();
    expect(await responsibleOf(activity.id)).toBeNull();
  });

  it('is told once it is published and another chose them, and not of their own choice nor twice', async () => {
    const told = async (id: string) =>
      (await service.published(responsibleChosen))
        .filter(({ activityId }) => activityId === id)
        .map(({ responsibleId }) => responsibleId);
    const { id } = await service.draft(leader, teamId, { responsibleId: colleague.id });
    expect(await told(id)).toEqual([]);
    const opened = await service.call(leader, publishActivity, { id });
    expect(await told(id)).toEqual([colleague.id]);
    const again = await put(opened, colleague.id);
    const entrusted = await put(again, organiser.id);
    await put(entrusted, leader.id);
    expect(await told(id)).toEqual([colleague.id, organiser.id]);
  });

  it('finds it among their own data', async () => {
    const { id } = await service.draft(leader, teamId, { responsibleId: colleague.id });
    expect(await service.take(colleague, exportMySignUps)).toMatchObject({
      scheduledActivities: [{ activityId: id, isAuthor: false, isResponsible: true }],
    });
  });
});
