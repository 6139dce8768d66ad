import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  activityChanged,
  cancelActivity,
  completeActivity,
  createActivity,
  discardActivity,
  getActivity,
  listActivities,
  publishActivity,
  updateActivity,
  type ActivityInput,
} from '@liandong/contracts/activities/activity';
import { createSignUp } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { person } from '@liandong/testing/gateway-caller';
import type { z } from 'zod';
import { ActivitiesUnderTest, codeOf, inHours, leaderOf, now } from '../testing/activities-under-test.js';

let service: ActivitiesUnderTest;
let teamId: string;
let leader: Actor;
const member = person(randomUUID());

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

beforeEach(async () => {
  service.clock.set(now);
  const team = await service.team();
  teamId = team.id;
  leader = leaderOf(team);
});

const inputFor = (team: string): z.input<typeof ActivityInput> => ({
  teamId: team,
  title: '四点半课堂',
  activityClass: 'culture',
  place: '党群服务中心',
  startsAt: '2026-11-24T16:00:00+08:00',
  endsAt: '2026-11-24T18:00:00+08:00',
});

async function eventsOf(id: string) {
  return (await service.published(activityChanged)).filter((event) => event.id === id);
}

describe('creating an activity', () => {
  it('makes a draft with the team’s names and the instants in UTC', async () => {
    const draft = await service.call(leader, createActivity, inputFor(teamId));
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      teamName: '雪域老兵志愿服务队',
      organizationName: '尼洋街道',
      startsAt: '2026-11-24T08:00:00.000Z',
      endsAt: '2026-11-24T10:00:00.000Z',
      capacity: null,
      checkInPolicy: {
        earlyMinutes: 60,
        lateMinutes: 60,
        walkIns: false,
        ways: ['venueCode', 'memberCode', 'shortCode', 'manual'],
        checkOut: 'required',
        breaks: [],
        position: null,
      },
      signedUpCount: 0,
      waitlistedCount: 0,
      mySignUp: null,
      mayManage: true,
    });
  });

  it('counts a party that is named twice once, also when it is changed', async () => {
    const draft = await service.call(leader, createActivity, {
      ...inputFor(teamId),
      linkedParties: ['volunteers', 'community', 'volunteers'],
    });
    expect(draft.linkedParties).toEqual(['volunteers', 'community']);
    const { id, version } = draft;
    const patch = { version, linkedParties: ['community' as const, 'community' as const] };
    expect((await service.call(leader, updateActivity, { id, patch })).linkedParties).toEqual(['community']);
  });

  it('answers a repeated request with the first one’s activity', async () => {
    const options = { idempotencyKey: 'once' };
    const first = await service.call(leader, createActivity, inputFor(teamId), options);
    const again = await service.call(leader, createActivity, inputFor(teamId), options);
    expect(again).toEqual(first);
    expect(await eventsOf(first.id)).toHaveLength(1);
  });

  it('does not know a team of which no event has come yet', async () => {
    const unheard = randomUUID();
    const call = service.call(leaderOf({ id: unheard }), createActivity, inputFor(unheard));
    expect(await codeOf(call)).toBe('TEAM_NOT_FOUND');
  });

  it.each([
    ['ends when it starts', { endsAt: '2026-11-24T16:00:00+08:00' }, 'ACTIVITY_ENDS_BEFORE_START'],
    ['lasts longer than 24 hours', { endsAt: '2026-11-25T16:00:01+08:00' }, 'ACTIVITY_TOO_LONG'],
  ])('refuses one that %s', async (_what, times, code) => {
    const call = service.call(leader, createActivity, { ...inputFor(teamId), ...times });
    expect(await codeOf(call)).toBe(code);
  });
});

describe('who may do what', () => {
  const organiser = (organizationPath: string) =>
    person(randomUUID(), { role: 'organiser', organizationId: randomUUID(), organizationPath });

  it.each<['allowed' | 'refused', string, () => Actor]>([
    ['allowed', 'the leader', () => leader],
    ['allowed', 'the organiser of the street', () => organiser('/bayi/niyang/')],
    ['allowed', 'the organiser of the district', () => organiser('/bayi/')],
    ['allowed', 'an administrator', () => person(randomUUID(), { role: 'administrator' })],
    ['refused', 'the organiser of another street', () => organiser('/bayi/xueyuan/')],
    ['refused', 'the organiser of a community below', () => organiser('/bayi/niyang/binhe/')],
    ['refused', 'the leader of another team', () => leaderOf({ id: randomUUID() })],
    ['refused', 'a member', () => member],
    ['refused', 'the auditor', () => person(randomUUID(), { role: 'auditor' })],
  ])(
    'is %s to %s: creating, seeing drafts, changing, discarding, publishing, cancelling',
    async (verdict, _who, make) => {
      const actor = make();
      const { id, version } = await service.draft(leader, teamId);
      const allowed = verdict === 'allowed';

      expect(await codeOf(service.call(actor, createActivity, inputFor(teamId)))).toBe(
        allowed ? 'no error' : 'FORBIDDEN',
      );
      expect(await codeOf(service.call(actor, getActivity, { id }))).toBe(
        allowed ? 'no error' : 'ACTIVITY_NOT_FOUND',
      );
      const drafts = await service.call(actor, listActivities, { teamId, status: 'draft' });
      expect(drafts.items.some((item) => item.id === id)).toBe(allowed);
      const patch = { version, title: '换个名字' };
      expect(await codeOf(service.call(actor, updateActivity, { id, patch }))).toBe(
        allowed ? 'no error' : 'ACTIVITY_NOT_FOUND',
      );
      expect(await codeOf(service.call(actor, publishActivity, { id }))).toBe(
        allowed ? 'no error' : 'ACTIVITY_NOT_FOUND',
      );
      const discarded = await service.draft(leader, teamId);
      expect(await codeOf(service.call(actor, discardActivity, { id: discarded.id }))).toBe(
        allowed ? 'no error' : 'ACTIVITY_NOT_FOUND',
      );
      await service.call(leader, publishActivity, { id });
      expect(await service.call(actor, getActivity, { id })).toMatchObject({ mayManage: allowed });
      expect(await codeOf(service.call(actor, cancelActivity, { id, reason: '下雨' }))).toBe(
        allowed ? 'no error' : 'FORBIDDEN',
      );
    },
  );

  it('asks everybody to sign in', async () => {
    expect(await codeOf(service.call(null, listActivities, {}))).toBe('UNAUTHENTICATED');
  });
});

describe('the life of an activity', () => {
  it('goes from draft to published to completed, with one event for each step, in order', async () => {
    const { id } = await service.open(leader, teamId);
    service.clock.set(new Date(inHours(27)));
    const done = await service.call(leader, completeActivity, { id });
    expect(done).toMatchObject({ status: 'completed', version: 3 });
    const events = await eventsOf(id);
    expect(events.map(({ version, status }) => [version, status])).toEqual([
      [1, 'draft'],
      [2, 'published'],
      [3, 'completed'],
    ]);
    expect(events.at(-1)).toMatchObject({ organizationPath: '/bayi/niyang/', teamId });
  });

  it('ends without a trace when the draft is discarded, and for other services as a cancelled one', async () => {
    const { id } = await service.draft(leader, teamId);
    expect(await service.call(leader, discardActivity, { id })).toEqual({ id });
    expect(await codeOf(service.call(leader, getActivity, { id }))).toBe('ACTIVITY_NOT_FOUND');
    expect(await codeOf(service.call(leader, discardActivity, { id }))).toBe('ACTIVITY_NOT_FOUND');
    const events = await eventsOf(id);
    expect(events.map(({ version, status }) => [version, status])).toEqual([
      [1, 'draft'],
      [2, 'cancelled'],
    ]);
  });

  it('is not discarded once it was published, not by a leader who still sees the draft either', async () => {
    const { id } = await service.draft(leader, teamId);
    const outcomes = await Promise.all([
      codeOf(service.call(leader, publishActivity, { id })),
      codeOf(service.call(leader, discardActivity, { id })),
    ]);
    expect([
      ['no error', 'ACTIVITY_STATE_FORBIDS'],
      ['ACTIVITY_NOT_FOUND', 'no error'],
    ]).toContainEqual(outcomes);
    const open = await service.open(leader, teamId);
    expect(await codeOf(service.call(leader, discardActivity, { id: open.id }))).toBe(
      'ACTIVITY_STATE_FORBIDS',
    );
  });

  it('stays as it is when it is published twice', async () => {
    const published = await service.open(leader, teamId);
    const again = await service.call(leader, publishActivity, { id: published.id });
    expect(again).toEqual(published);
  });

  it('cannot be completed before its end', async () => {
    const { id } = await service.open(leader, teamId);
    expect(await codeOf(service.call(leader, completeActivity, { id }))).toBe('ACTIVITY_NOT_OVER');
  });

  it('is not cancelled with a phone number in the reason that everybody reads', async () => {
    const { id } = await service.open(leader, teamId);
    const reason = '下雨，请打 13812345678';
    expect(await codeOf(service.call(leader, cancelActivity, { id, reason }))).toBe('PERSONAL_DATA_IN_TEXT');
    expect(await service.call(member, getActivity, { id })).toMatchObject({ status: 'published' });
  });

  it('keeps its sign-ups and tells the reason when it is cancelled', async () => {
    const { id } = await service.open(leader, teamId);
    await service.call(member, createSignUp, { activityId: id });
    await service.call(leader, cancelActivity, { id, reason: '下雨' });
    expect(await service.call(member, getActivity, { id })).toMatchObject({
      status: 'cancelled',
      cancelReason: '下雨',
      cancelledAt: expect.stringMatching(/^\d{4}-/),
      signedUpCount: 1,
      mySignUp: 'signedUp',
    });
  });
});

describe('changing an activity', () => {
  it('lets one of two leaders win who change it at once', async () => {
    const { id, version } = await service.open(leader, teamId);
    const change = (title: string) => service.call(leader, updateActivity, { id, patch: { version, title } });
    const outcomes = await Promise.all([codeOf(change('甲')), codeOf(change('乙'))]);
    expect(outcomes.toSorted()).toEqual(['ACTIVITY_CHANGED_MEANWHILE', 'no error']);
    expect(await service.call(leader, getActivity, { id })).toMatchObject({
      version: version + 1,
    });
  });

  it('moves a published one to another time, but not after it has ended', async () => {
    const { id, version } = await service.open(leader, teamId);
    const move = (patch: { version: number; startsAt: string; endsAt: string }) =>
      service.call(leader, updateActivity, { id, patch });
    const moved = await move({ version, startsAt: inHours(48), endsAt: inHours(50) });
    expect(moved).toMatchObject({ startsAt: inHours(48), version: version + 1 });
    service.clock.set(new Date(inHours(50)));
    expect(await codeOf(move({ version: version + 1, startsAt: inHours(72), endsAt: inHours(74) }))).toBe(
      'ACTIVITY_STATE_FORBIDS',
    );
  });
});
