import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { responsibleChosen } from '@liandong/contracts/activities/activity';
import { CheckInPolicyInput } from '@liandong/contracts/check-ins/check-in-policy';
import { listInbox, messageDelivered, readMessage } from '@liandong/contracts/notifications/notification';
import { eventually } from '@liandong/testing/eventually';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';

let notifications: RunningNotifications;

beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

/** Far enough for no reminder to be due. */
const IN_A_WEEK = 7 * 1_440;

/** The kinds in somebody's inbox, in the order of their arrival. */
const arrived = (volunteerId: string, kinds: string[]) =>
  eventually(async () => {
    const messages = await notifications.inboxOf(volunteerId);
    expect(messages.map((message) => message.kind).toReversed()).toEqual(kinds);
    return messages;
  });

describe('an inbox', () => {
  it('tells of a sign-up, of a new time and of the end of it, in Chinese by default', async () => {
    const activity = await notifications.activity(IN_A_WEEK);
    const volunteer = await notifications.signUp(activity.id);
    await arrived(volunteer, ['signUpConfirmed']);
    const moved = await notifications.change(activity, {
      startsAt: new Date(Date.parse(activity.startsAt) + 3_600_000).toISOString(),
    });
    await arrived(volunteer, ['signUpConfirmed', 'activityChanged']);
    await notifications.change(moved, { status: 'cancelled' });
    const [last] = await arrived(volunteer, ['signUpConfirmed', 'activityChanged', 'activityCancelled']);
    expect(last).toMatchObject({ title: '活动取消：清洁河道', activityId: activity.id, readAt: null });
  });

  it('tells whoever was put in charge of an activity', async () => {
    const { id, title, place, startsAt, endsAt } = await notifications.activity(IN_A_WEEK);
    const responsibleId = await notifications.volunteer('zh-CN');
    await notifications.bus.publish(responsibleChosen, {
      activityId: id,
      title,
      place,
      startsAt,
      endsAt,
      responsibleId,
    });
    const [message] = await arrived(responsibleId, ['activityEntrusted']);
    expect(message).toMatchObject({ title: '您是活动负责人：清洁河道', activityId: id });
  });

  it('speaks the language that its owner chose, and that in which it is read', async () => {
    const volunteer = await notifications.volunteer('en');
    const { id } = await notifications.activity(IN_A_WEEK, { title: 'River clean-up' });
    await eventually(async () => {
      const known: unknown[] = await notifications.sql.query('SELECT FROM recipients WHERE id = $1', [
        volunteer,
      ]);
      return known.length === 1;
    });
    await notifications.signUp(id, 'signedUp', volunteer);
    await arrived(volunteer, ['signUpConfirmed']);
    await eventually(() => {
      const pushed = notifications.bus.payloadsOf(messageDelivered);
      const mine = pushed.filter(({ recipientId }) => recipientId === volunteer);
      expect(mine.map(({ message }) => message.title)).toEqual(['Signed up: River clean-up']);
      return true;
    });
    const { rpc } = notifications.gateway;
    for (const [language, title] of [
      ['en', 'Signed up: River clean-up'],
      ['zh-CN', '报名成功：River clean-up'],
    ] as const) {
      const { items } = await rpc.call(listInbox, {}, { ...asking(person(volunteer)), language });
      expect(items.map((item) => item.title)).toEqual([title]);
    }
  });

  it('tells those who waited that they have a place, and those who wait that it is off', async () => {
    const activity = await notifications.activity(IN_A_WEEK);
    const promoted = await notifications.signUp(activity.id, 'waitlisted');
    const waiting = await notifications.signUp(activity.id, 'waitlisted');
    await notifications.signUp(activity.id, 'signedUp', promoted);
    await arrived(promoted, ['waitlistPromoted']);
    await notifications.change(activity, { status: 'cancelled', cancelReason: '下雨' });
    await arrived(waiting, ['activityCancelled']);
    const told = await arrived(promoted, ['waitlistPromoted', 'activityCancelled']);
    expect(told.find(({ kind }) => kind === 'activityCancelled')?.body).toContain('下雨');
  });

  it('tells those who are there without a sign-up, once, also while it is on', async () => {
    const activity = await notifications.activity(-30);
    const signedUp = await notifications.signUp(activity.id);
    const walkIn = uuidv7();
    notifications.walkIns.set(activity.id, [walkIn, signedUp]);
    const moved = await notifications.change(activity, { place: '雅江' });
    await arrived(walkIn, ['activityChanged']);
    const checkInPolicy = CheckInPolicyInput.parse({ checkOut: 'automatic' });
    const ruled = await notifications.change(moved, { checkInPolicy });
    await arrived(walkIn, ['activityChanged', 'rulesChanged']);
    await notifications.change(ruled, { status: 'cancelled' });
    for (const one of [walkIn, signedUp])
      await arrived(one, ['activityChanged', 'rulesChanged', 'activityCancelled']);
  });

  it('is silent about what has started, and about what comes twice or late', async () => {
    const past = await notifications.activity(-60);
    const volunteer = await notifications.signUp(past.id);
    const upcoming = await notifications.activity(IN_A_WEEK);
    await notifications.signUp(upcoming.id, 'signedUp', volunteer);
    await notifications.signUp(upcoming.id, 'signedUp', volunteer);
    await notifications.change(upcoming, { version: 0, place: '雅江' });
    const after = await notifications.signUp(upcoming.id);
    await arrived(after, ['signUpConfirmed']);
    await arrived(volunteer, ['signUpConfirmed']);
  });

  it('counts what is unread, page by page, and reading twice keeps the first time', async () => {
    const volunteer = uuidv7();
    for (let n = 0; n < 3; n++) {
      await notifications.signUp((await notifications.activity(IN_A_WEEK)).id, 'signedUp', volunteer);
    }
    const messages = await arrived(volunteer, Array(3).fill('signUpConfirmed'));
    const ctx = asking(person(volunteer));
    const { rpc } = notifications.gateway;
    const first = await rpc.call(listInbox, { limit: 2 }, ctx);
    const rest = await rpc.call(listInbox, { limit: 2, cursor: first.nextCursor ?? '' }, ctx);
    expect([...first.items, ...rest.items]).toEqual(messages);
    expect([first.unread, rest.unread, rest.nextCursor]).toEqual([3, 3, null]);

    const id = messages[0]?.id ?? '';
    const read = await rpc.call(readMessage, { id }, ctx);
    expect(read.readAt).not.toBeNull();
    await expect(rpc.call(readMessage, { id }, ctx)).resolves.toEqual(read);
    expect((await rpc.call(listInbox, {}, ctx)).unread).toBe(2);
  });

  it('lets nobody read the message of another', async () => {
    const volunteer = await notifications.signUp((await notifications.activity(IN_A_WEEK)).id);
    const [message] = await arrived(volunteer, ['signUpConfirmed']);
    const { rpc } = notifications.gateway;
    const reading = rpc.call(readMessage, { id: message?.id ?? '' }, asking(person(uuidv7())));
    await expect(reading).rejects.toMatchObject({ code: 'MESSAGE_NOT_FOUND' });
    await expect(rpc.call(listInbox, {}, asking(null))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const [untouched] = await notifications.inboxOf(volunteer);
    expect(untouched?.readAt).toBeNull();
  });
});
