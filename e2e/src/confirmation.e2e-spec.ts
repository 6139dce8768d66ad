import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Activity } from '@liandong/contracts/activities/activity';
import { listDueConfirmations, listMyUnconfirmed } from '@liandong/contracts/confirmations/due-confirmation';
import { MyLedger } from '@liandong/contracts/ledger/ledger';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { ApiClient, freshPhone } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone, picture } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { codeAt, venueKeyOf } from './support/scanned-code.js';
import { publishedOf } from './support/team-activity.js';

/** A leader confirms the hours of an activity that has just ended, in Chromium. Real: everything. */
jest.setTimeout(60_000);
const { url } = runningSystem();
const nobody = new ApiClient(url);
const LASTS_MS = 7_000;

let browser: Browser;
let page: Page;
let leader: ApiClient;
let forgetful: ApiClient;
let activity: Activity;

/** A person of this name, signed up. */
async function member(displayName: string): Promise<ApiClient> {
  const client = await nobody.signIn(freshPhone());
  await client.send('PATCH', '/me', JSON.stringify({ displayName }));
  const answer = await client.post(`/activities/${activity.id}/sign-ups`);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return client;
}

beforeAll(async () => {
  leader = await nobody.signIn(phoneOfTeamLeader(11));
  const startsAt = Date.now() + 3_000;
  activity = await publishedOf(leader, [startsAt, startsAt + LASTS_MS], {
    title: '河畔清洁 · 确认考勤',
    checkInPolicy: { lateMinutes: 0 },
  });
  forgetful = await member('次仁顿珠');
  await member('李小满');
  const key = await venueKeyOf(leader, activity.id);
  await eventually(async () => {
    const answer = await forgetful.post('/check-ins', { code: codeAt(key), scanId: uuidv7() });
    return answer.status === 201;
  });
  browser = await launchBrowser();
  page = await openPage(browser, url, { viewport: phone, as: leader });
  await eventually(() => Date.now() > Date.parse(activity.endsAt), { timeoutMs: 15_000 });
}, 60_000);
afterAll(() => browser?.close());

const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });

describe('after an activity', () => {
  it('the leader and the member who forgot to check out are told that hours wait', async () => {
    const due = listDueConfirmations.output.parse((await leader.get('/confirmations/due')).body);
    expect(due.items.find((item) => item.activityId === activity.id)).toMatchObject({ open: 1 });
    const mine = listMyUnconfirmed.output.parse((await forgetful.get('/me/unconfirmed')).body);
    expect(mine.items).toMatchObject([{ activityId: activity.id, reason: 'unclosed' }]);
    await page.goto('/activities');
    await page
      .getByRole('region', { name: /待确认的考勤/ })
      .getByText(activity.title)
      .click();
    await row('次仁顿珠').waitFor();
    await picture(page, 'confirmation-phone');
  });

  it('the leader confirms all at once, and those who did not check out stay open', async () => {
    await page.getByRole('button', { name: '全部按建议确认' }).click();
    await page.getByText('1 人记为未到').waitFor();
    await picture(page, 'confirmation-question');
    await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click();
    await row('李小满').getByText('已确认').waitFor();
    await row('次仁顿珠').getByText('未签退').waitFor();
  });

  it('decides the one by the keyboard, with a note', async () => {
    await row('次仁顿珠').getByRole('button', { name: '核定：次仁顿珠' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '分钟数' }).check();
    await dialog.getByLabel('计入的分钟数').fill('0');
    await dialog.getByRole('button', { name: '确认', exact: true }).click();
    await dialog.getByText('请写一句说明').waitFor();
    await picture(page, 'confirmation-fix');
    await dialog.getByLabel('说明').fill('活动提前结束');
    await page.keyboard.press('Enter');
    await row('次仁顿珠').getByText('说明：活动提前结束').waitFor();
    await row('次仁顿珠').getByText('为什么是 0 分钟？').click();
    await page.getByText('负责人核定为 0 分钟。').waitFor();
    await picture(page, 'confirmation-done-phone');
    await page.setViewportSize(desktop);
    await picture(page, 'confirmation-done-desktop');
  });

  it('the ledger has it as the leader’s word, and nothing waits any more', async () => {
    const { items } = MyLedger.parse((await forgetful.get('/me/ledger')).body);
    expect(items.map(({ kind, minutes, grade }) => [kind, minutes, grade])).toContainEqual([
      'serviceTime',
      0,
      'leader',
    ]);
    expect((await forgetful.get('/me/unconfirmed')).body).toEqual({ items: [] });
  });

  it('the days by which it is counted are there to see, in the dark too', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/work-calendar');
    await page.getByText('国庆节').first().waitFor();
    await picture(page, 'work-calendar');
  });
});
