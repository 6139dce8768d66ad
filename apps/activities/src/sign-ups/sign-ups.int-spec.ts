import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelActivity, getActivity, updateActivity } from '@liandong/contracts/activities/activity';
import {
  createSignUp,
  listMySignUps,
  listSignUps,
  signUpChanged,
  withdrawSignUp,
  type SignUpStatus,
} from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { person } from '@liandong/testing/gateway-caller';
import { ActivitiesUnderTest, codeOf, inHours, leaderOf, now } from '../testing/activities-under-test.js';
import { SignUpsService } from './sign-ups.service.js';

let service: ActivitiesUnderTest;
let teamId: string;
let leader: Actor;
let [ann, bo, cai]: Actor[] = [];

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

beforeEach(async () => {
  service.clock.set(now);
  const team = await service.team();
  teamId = team.id;
  leader = leaderOf(team);
  [ann, bo, cai] = await service.people(3);
});

const signUp = (who: Actor | undefined, activityId: string) =>
  service.call(who ?? null, createSignUp, { activityId });
const withdraw = (who: Actor | undefined, activityId: string) =>
  service.call(who ?? null, withdrawSignUp, { activityId });

async function statuses(activityId: string): Promise<[string, SignUpStatus][]> {
  const { items } = await service.call(leader, listSignUps, { activityId });
  return items.map((item) => [item.volunteerId, item.status]);
}

async function eventsOf(activityId: string) {
  return (await service.published(signUpChanged)).filter((event) => event.activityId === activityId);
}

describe('signing up', () => {
  it('answers with the name and the time, and again with the same', async () => {
    const { id } = await service.open(leader, teamId);
    const first = await signUp(ann, id);
    expect(first).toEqual({
      activityId: id,
      volunteerId: ann?.id,
      displayName: '志愿者1',
      status: 'signedUp',
      signedUpAt: now.toISOString(),
    });
    service.clock.set(new Date(inHours(1)));
    expect(await signUp(ann, id)).toEqual(first);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('works for somebody of whom no event has come yet', async () => {
    const { id } = await service.open(leader, teamId);
    expect(await signUp(person(randomUUID()), id)).toMatchObject({ status: 'signedUp', displayName: '' });
  });

  it('is refused for another activity at the same time, which is named', async () => {
    const first = await service.open(leader, teamId, { title: '广场演出' });
    const second = await service.open(leader, teamId, { startsAt: inHours(25), endsAt: inHours(27) });
    const next = await service.open(leader, teamId, { startsAt: inHours(26), endsAt: inHours(27) });
    await signUp(ann, first.id);
    await expect(signUp(ann, second.id)).rejects.toMatchObject({
      code: 'SIGN_UP_OVERLAPS',
      params: { title: '广场演出' },
    });
    expect(await signUp(ann, next.id)).toMatchObject({ status: 'signedUp' });
    await withdraw(ann, first.id);
    await withdraw(ann, next.id);
    expect(await signUp(ann, second.id)).toMatchObject({ status: 'signedUp' });
  });

  it('lets one through when a person signs up for two overlapping activities at once', async () => {
    const activities = await Promise.all(Array.from({ length: 6 }, () => service.open(leader, teamId)));
    const outcomes = await Promise.all(activities.map(({ id }) => codeOf(signUp(ann, id))));
    expect(outcomes.filter((outcome) => outcome === 'no error')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'SIGN_UP_OVERLAPS')).toHaveLength(5);
  });

  it('is closed after the start, unless walk-ins are welcome', async () => {
    const closed = await service.open(leader, teamId);
    const open = await service.open(leader, teamId, { checkInPolicy: { walkIns: true } });
    service.clock.set(new Date(inHours(24)));
    expect(await codeOf(signUp(ann, closed.id))).toBe('SIGN_UP_CLOSED');
    expect(await signUp(ann, open.id)).toMatchObject({ status: 'signedUp' });
  });

  it('does not show a draft, and is closed for a cancelled activity', async () => {
    const draft = await service.draft(leader, teamId);
    expect(await codeOf(signUp(ann, draft.id))).toBe('ACTIVITY_NOT_FOUND');
    expect(await codeOf(signUp(leader, draft.id))).toBe('SIGN_UP_CLOSED');
    const cancelled = await service.open(leader, teamId);
    await service.call(leader, cancelActivity, { id: cancelled.id, reason: '下雨' });
    expect(await codeOf(signUp(ann, cancelled.id))).toBe('SIGN_UP_CLOSED');
  });
});

describe('withdrawing', () => {
  it('frees the place for the first of the waitlist, and one event tells of each change', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    for (const who of [ann, bo, cai]) await signUp(who, id);
    await withdraw(ann, id);
    expect(await statuses(id)).toEqual([
      [bo?.id, 'signedUp'],
      [cai?.id, 'waitlisted'],
    ]);
    const events = await eventsOf(id);
    expect(events.map((event) => [event.volunteerId, event.version, event.status])).toEqual([
      [ann?.id, 1, 'signedUp'],
      [bo?.id, 1, 'waitlisted'],
      [cai?.id, 1, 'waitlisted'],
      [ann?.id, 2, 'withdrawn'],
      [bo?.id, 2, 'signedUp'],
    ]);
  });

  it('lets a person come back, at the end of the queue', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    for (const who of [ann, bo]) await signUp(who, id);
    await withdraw(ann, id);
    expect(await withdraw(ann, id)).toMatchObject({ status: 'withdrawn' });
    expect(await signUp(ann, id)).toMatchObject({ status: 'waitlisted' });
    expect(await statuses(id)).toEqual([
      [bo?.id, 'signedUp'],
      [ann?.id, 'waitlisted'],
    ]);
  });

  it('is refused without a sign-up and after the start', async () => {
    const { id } = await service.open(leader, teamId);
    expect(await codeOf(withdraw(ann, id))).toBe('SIGN_UP_NOT_FOUND');
    await signUp(bo, id);
    service.clock.set(new Date(inHours(24)));
    expect(await codeOf(withdraw(bo, id))).toBe('SIGN_UP_TOO_LATE_TO_WITHDRAW');
  });
});

describe('more places', () => {
  it('go to those who wait, in order; fewer take nobody’s place away', async () => {
    const { id, version } = await service.open(leader, teamId, { capacity: 1 });
    for (const who of [ann, bo, cai]) await signUp(who, id);
    const wider = await service.call(leader, updateActivity, { id, patch: { version, capacity: 2 } });
    expect(wider).toMatchObject({ signedUpCount: 2, waitlistedCount: 1 });
    expect(await statuses(id)).toEqual([
      [ann?.id, 'signedUp'],
      [bo?.id, 'signedUp'],
      [cai?.id, 'waitlisted'],
    ]);
    const patch = { version: wider.version, capacity: 1 };
    expect(await service.call(leader, updateActivity, { id, patch })).toMatchObject({
      signedUpCount: 2,
      waitlistedCount: 1,
    });
  });
});

describe('a list that a leader enters', () => {
  it('follows the same rules in the order given, and tells who was refused', async () => {
    const other = await service.open(leader, teamId, { title: '广场演出' });
    await signUp(bo, other.id);
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    const ids = [ann, bo, cai, ann].flatMap((who) => (who ? [who.id] : []));
    const outcomes = await service.app.get(SignUpsService).signUpMany(leader, id, ids);
    expect(outcomes).toMatchObject([
      { volunteerId: ann?.id, signUp: { status: 'signedUp' } },
      { volunteerId: bo?.id, refusal: { code: 'SIGN_UP_OVERLAPS', params: { title: '广场演出' } } },
      { volunteerId: cai?.id, signUp: { status: 'waitlisted' } },
    ]);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('is for those who manage the activity', async () => {
    const { id } = await service.open(leader, teamId);
    const enter = service.app.get(SignUpsService).signUpMany(leaderOf({ id: randomUUID() }), id, []);
    expect(await codeOf(enter)).toBe('FORBIDDEN');
  });
});

describe('who reads sign-ups', () => {
  it.each<[string, () => Actor, string]>([
    ['the leader', () => leader, 'no error'],
    ['the auditor', () => person(randomUUID(), { role: 'auditor' }), 'no error'],
    ['the leader of another team', () => leaderOf({ id: randomUUID() }), 'FORBIDDEN'],
    ['a member', () => person(randomUUID()), 'FORBIDDEN'],
  ])('%s', async (_who, make, expected) => {
    const { id } = await service.open(leader, teamId);
    expect(await codeOf(service.call(make(), listSignUps, { activityId: id }))).toBe(expected);
  });

  it('pages through the list in the order in which people came', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    for (const who of [cai, ann, bo]) await signUp(who, id);
    const first = await service.call(leader, listSignUps, { activityId: id, limit: 2 });
    const cursor = first.nextCursor ?? '';
    const second = await service.call(leader, listSignUps, { activityId: id, limit: 2, cursor });
    expect([...first.items, ...second.items].map((item) => item.volunteerId)).toEqual([
      cai?.id,
      ann?.id,
      bo?.id,
    ]);
    expect(second.nextCursor).toBeNull();
    const forged = service.call(leader, listSignUps, { activityId: id, cursor: 'bm9uc2Vuc2U' });
    expect(await codeOf(forged)).toBe('CURSOR_INVALID');
  });

  it('shows people their own, what is to come first and soonest, then the past, latest first', async () => {
    const times: [string, number][] = [
      ['昨天', 2],
      ['前天', 1],
      ['后天', 60],
      ['明天', 40],
    ];
    for (const [title, hours] of times) {
      const facts = { title, startsAt: inHours(hours), endsAt: inHours(hours + 1) };
      const { id } = await service.open(leader, teamId, facts);
      await signUp(ann, id);
    }
    service.clock.set(new Date(inHours(24)));
    const titles: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await service.call(ann ?? null, listMySignUps, {
        limit: 1,
        ...(cursor ? { cursor } : {}),
      });
      titles.push(...page.items.map((item) => item.title));
      cursor = page.nextCursor;
    } while (cursor);
    expect(titles).toEqual(['明天', '后天', '昨天', '前天']);
  });

  it('shows the reader’s own sign-up and the counts on the activity', async () => {
    const { id } = await service.open(leader, teamId, { capacity: 1 });
    for (const who of [ann, bo]) await signUp(who, id);
    expect(await service.call(bo ?? null, getActivity, { id })).toMatchObject({
      signedUpCount: 1,
      waitlistedCount: 1,
      mySignUp: 'waitlisted',
      mayManage: false,
    });
  });
});
