import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { reportInDeclined } from '@liandong/contracts/people/report-in';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';
import { reportInDeclinedText } from './report-in-text.js';

/** Real: Postgres, NATS, Redis. The volunteers service's part is played by the test. */
let notifications: RunningNotifications;
beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

const declined = { organizationName: '学苑社区', reason: '不住本社区' };

it('a report-in that a community declined is told of once, and not what is long past', async () => {
  const [volunteerId, eventId] = [uuidv7(), uuidv7()];
  const now = { ...declined, id: uuidv7(), volunteerId, at: new Date().toISOString() };
  await notifications.bus.publish(reportInDeclined, { ...now, at: '2026-01-01T00:00:00.000Z' });
  await notifications.bus.publish(reportInDeclined, now, eventId);
  await notifications.bus.publish(reportInDeclined, now, eventId);
  await notifications.bus.publish(reportInDeclined, { ...now, organizationName: '双拥社区' });
  await eventually(async () => (await notifications.inboxOf(volunteerId)).length === 2);
  expect(
    (await notifications.inboxOf(volunteerId)).map(({ kind, title }) => [kind, title]).toSorted(),
  ).toEqual(
    [
      ['reportInDeclined', '报到被退回：双拥社区'],
      ['reportInDeclined', '报到被退回：学苑社区'],
    ].toSorted(),
  );
});

it('says by whom and why, in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { title, body } = reportInDeclinedText(language, declined);
    expect([title, body].every((text) => text.includes('学苑社区'))).toBe(true);
    expect(body).toContain('不住本社区');
  }
});
