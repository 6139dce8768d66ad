import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';

/** Real: Postgres, NATS, Redis. The check-ins service's part is played by the test. */
let notifications: RunningNotifications;
beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

describe('a decision that somebody was not there', () => {
  it.each([
    ['noShow', '未计入出勤：清洁河道', /没有参加“清洁河道”.*说明：未到场。.*申请更正/],
    ['lowered', '时长有改动：清洁河道', /由 30 分钟改为 5 分钟。说明：未到场。.*不能驳回/],
    ['annulled', '签到被撤销：清洁河道', /被扫码的人撤销.*再扫一次/],
    ['scanRejected', '扫码未通过：清洁河道', /不予计入。说明：未到场。.*申请补录/],
  ] as const)('%s is told to the person, with why and what can be done', async (why, title, body) => {
    const volunteerId = uuidv7();
    const news = {
      activityId: uuidv7(),
      activityTitle: '清洁河道',
      volunteerId,
      why,
      note: '未到场',
      minutes: { before: 30, after: 5 },
    };
    await notifications.bus.publish(attendanceDenied, news);
    await eventually(async () => (await notifications.inboxOf(volunteerId)).length === 1);
    expect(await notifications.inboxOf(volunteerId)).toMatchObject([
      { kind: 'attendanceDenied', activityId: news.activityId, title, body: expect.stringMatching(body) },
    ]);
  });
});
