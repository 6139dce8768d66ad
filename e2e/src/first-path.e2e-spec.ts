import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { anotherAdministrator } from './support/another-administrator.js';
import { ApiClient, freshPhone } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone, picture } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { readQr } from './support/read-qr.js';
import { runningSystem } from './support/running-system.js';

/** The whole path in Chromium, as people walk it; each step goes on where the one before ended. Real: everything. */
const { url } = runningSystem();
const api = new ApiClient(url);
const title = `河畔清洁 ${freshPhone().slice(-4)}`;

jest.setTimeout(60_000);

let browser: Browser;
let leader: Page;
let attendance: Page;
let member: Page;
let walkIn: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  leader = await openPage(browser, url, { viewport: desktop });
  member = await openPage(browser, url, { viewport: phone });
  walkIn = await openPage(browser, url, { viewport: phone });
});

afterAll(async () => {
  await browser?.close();
});

/** Types the phone, then the code from the mailbox. */
async function signIn(page: Page, number: string): Promise<void> {
  await page.getByLabel('手机号').fill(number);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('验证码').waitFor();
  // Looking for the code may throw the page away: no second one is sent at once.
  await page.reload();
  await page.getByLabel('验证码').fill(await api.newestOtp(number));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function enterName(page: Page, name: string): Promise<void> {
  await page.getByLabel('姓名').fill(name);
  await page.getByRole('button', { name: '保存并继续' }).click();
}

/** What a phone's camera reads from the leader's screen; a second scan comes when the code is another one. */
function scan(screen: Page, other?: string): Promise<string> {
  return eventually(
    async () => {
      const text = await readQr(await screen.screenshot());
      return text !== null && text !== other ? text : undefined;
    },
    { timeoutMs: 15_000, everyMs: 200 },
  );
}

/** `YYYY-MM-DDTHH:mm` in Asia/Shanghai, some minutes from now. */
function timeField(minutesFromNow: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + minutesFromNow * 60_000).toISOString().slice(0, 16);
}

describe('the first path', () => {
  it('a leader signs in by phone and one-time code', async () => {
    await leader.goto('/');
    await leader.getByLabel('手机号').waitFor();
    await picture(leader, '01-sign-in');
    await signIn(leader, phoneOfTeamLeader(3));
    await leader.getByRole('heading', { name: '志愿服务活动' }).waitFor();
    await picture(leader, '02-activities');
  });

  it('schedules an activity that takes walk-ins, and publishes it', async () => {
    await leader.getByRole('link', { name: '新建活动' }).click();
    await leader.getByLabel('活动名称').fill(title);
    await leader.getByLabel('活动类别').selectOption('environment');
    await leader.getByLabel('开始时间').fill(timeField(20));
    await leader.getByLabel('结束时间').fill(timeField(140));
    await leader.getByLabel('地点').fill('尼洋河畔观景台');
    await leader.reload();
    await leader.getByText('已恢复您还没有保存的内容').waitFor();
    await leader.getByText('更多设置').click();
    await leader.getByLabel('允许未报名的人现场签到').check();
    await picture(leader, '03-new-activity');
    await leader.getByRole('button', { name: '保存为草稿' }).click();
    await leader.getByRole('heading', { name: title }).waitFor();
    await leader.getByRole('button', { name: '发布活动' }).click();
    await leader.getByRole('link', { name: '现场签到屏' }).waitFor();
    await picture(leader, '04-published');
  });

  it('a draft that came to nothing is deleted, and nothing asks for it any more', async () => {
    const page = await leader.context().newPage();
    await page.goto('/activities/new');
    await page.getByLabel('活动名称').fill(`${title}（重复）`);
    await page.getByLabel('活动类别').selectOption('environment');
    await page.getByLabel('开始时间').fill(timeField(20));
    await page.getByLabel('结束时间').fill(timeField(140));
    await page.getByLabel('地点').fill('尼洋河畔观景台');
    await page.getByRole('button', { name: '保存为草稿' }).click();
    await page.getByRole('button', { name: '删除草稿' }).click();
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    await page.getByRole('dialog').getByRole('button', { name: '确定删除草稿' }).click();
    await page.getByText('草稿已删除').waitFor();
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .waitFor();
    expect(await page.getByText('（重复）').count()).toBe(0);
    expect(refused).toEqual([]);
    await page.close();
  });

  it('a member registers by signing in, finds the activity and signs up', async () => {
    await member.goto('/');
    await signIn(member, freshPhone());
    await enterName(member, '旦增曲珍');
    const search = member.getByPlaceholder('活动名称或地点');
    await search.fill(title);
    const found = member.getByRole('link', { name: new RegExp(title) });
    await found.click();
    await member.getByRole('heading', { name: title }).waitFor();
    await member.getByRole('main').getByRole('link', { name: '活动', exact: true }).click();
    await found.waitFor();
    expect(await search.inputValue()).toBe(title);
    await found.click();
    await member.getByRole('heading', { name: title }).waitFor();
    await member.getByRole('button', { name: '报名参加' }).dblclick();
    await member.getByText('您已报名').waitFor();
    expect(await member.getByRole('alert').count()).toBe(0);
    await picture(member, '05-signed-up');
  });

  it('the leader opens the venue screen, and the attendance list beside it', async () => {
    attendance = await leader.context().newPage();
    await attendance.goto(leader.url());
    await attendance.getByRole('link', { name: '签到名单' }).click();
    await attendance.getByText('实时更新中').waitFor();
    await leader.getByRole('link', { name: '现场签到屏' }).click();
    await leader.getByRole('img', { name: '签到二维码' }).waitFor();
    await picture(leader, '06-venue');
    expect(await scan(leader)).toMatch(new RegExp(`^${url}/c/[\\w-]{26}$`));
  });

  it('the member’s phone opens what it scanned and is checked in; the list shows it live', async () => {
    await member.goto(await scan(leader));
    await member.getByText('签到成功').waitFor();
    await picture(member, '07-checked-in');
    await attendance.getByText('旦增曲珍', { exact: true }).waitFor({ timeout: 3_000 });
    await attendance.getByRole('heading', { name: '已到（1）' }).waitFor({ timeout: 3_000 });
    await picture(attendance, '08-attendance');
  });

  it('a scan by somebody signed out completes by itself after the sign-in', async () => {
    await walkIn.goto(await scan(leader));
    await walkIn.getByLabel('手机号').waitFor();
    await picture(walkIn, '09-scan-signed-out');
    await signIn(walkIn, freshPhone());
    await enterName(walkIn, '李小满');
    await walkIn.getByText('签到成功').waitFor();
    await attendance.getByText('李小满', { exact: true }).waitFor({ timeout: 3_000 });
  });

  it('a second scan says when the first one was', async () => {
    await member.goto(await scan(leader, member.url()));
    await member.getByText('您已签到').waitFor();
    await picture(member, '10-duplicate');
  });

  it('the check-out code makes it service time, graded by its evidence', async () => {
    await leader.getByRole('radio', { name: '签退' }).check();
    await leader.getByRole('img', { name: '签退二维码' }).waitFor();
    await member.goto(await scan(leader));
    await member.getByText('签退成功').waitFor();
    await picture(member, '11-checked-out');
    await member.getByRole('link', { name: '查看我的时长' }).click();
    await member.getByText('扫码核验').first().waitFor();
    await member.getByText(title).first().waitFor();
    await picture(member, '12-my-page');
  });

  it('a reminder planned at the sign-up has reached the inbox', async () => {
    await member.goto('/inbox');
    await member
      .getByText(/即将开始|提醒/)
      .first()
      .waitFor();
    await member.getByText(new RegExp(title)).first().waitFor();
    await picture(member, '13-inbox');
  });

  it('the administrator sees the entries, filters them by team and month, and downloads the CSV', async () => {
    const as = await anotherAdministrator('周玉兰');
    const administrator = await openPage(browser, url, { viewport: desktop, as });
    await administrator.goto('/ledger');
    const row = administrator.getByRole('row', { name: new RegExp(title) });
    await row.first().waitFor();
    await picture(administrator, '14-ledger');
    await administrator.getByLabel('记录类型').selectOption({ label: '服务时长' });
    await administrator
      .getByRole('row', { name: /旦增曲珍.*扫码核验/ })
      .first()
      .waitFor();
    const download = administrator.waitForEvent('download');
    await administrator.getByRole('button', { name: '下载 CSV' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const lines = csv.split('\n').filter((line) => line.includes(title));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('旦增曲珍');
  });
});

describe('in English, on a phone', () => {
  it('the same path: register, sign up, check in, look at the hours', async () => {
    const english = await openPage(browser, url, { viewport: phone, locale: 'en-GB' });
    const number = freshPhone();
    await english.goto('/sign-in');
    await english.getByRole('button', { name: 'English' }).click();
    await english.getByLabel('Phone number').fill(number);
    await picture(english, '15-english-sign-in');
    await english.getByRole('button', { name: 'Send code' }).click();
    await english.getByLabel('One-time code').waitFor();
    await english.getByLabel('One-time code').fill(await api.newestOtp(number));
    await english.getByRole('button', { name: 'Sign in', exact: true }).click();
    await english.getByLabel('Name').fill('Alex Wangdu');
    await english.getByRole('button', { name: 'Save and go on' }).click();
    await english.getByRole('heading', { name: 'Volunteer activities' }).waitFor();
    await english.getByLabel('Search').fill(title);
    await english.getByRole('link', { name: new RegExp(title) }).click();
    await english.getByRole('button', { name: 'Sign up', exact: true }).click();
    await english.getByText('You are signed up', { exact: true }).first().waitFor();
    await picture(english, '16-english-activity');
    await leader.getByRole('radio', { name: '签到' }).check();
    await leader.getByRole('img', { name: '签到二维码' }).waitFor();
    await english.goto(await scan(leader));
    await english.getByRole('heading', { name: 'Checked in' }).waitFor();
    await picture(english, '17-english-checked-in');
    await english.goto('/me');
    await english.getByRole('heading', { name: 'My service time' }).waitFor();
    await english.getByText('Verified by code').first().waitFor();
    await picture(english, '18-english-me');
  });
});
