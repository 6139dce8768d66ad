import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Activity } from '@liandong/contracts/activities/activity';
import { MyLedger } from '@liandong/contracts/ledger/ledger';
import { listTeamMembers } from '@liandong/contracts/people/team';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { anotherAdministrator } from './support/another-administrator.js';
import { ApiClient, freshPhone } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone, picture } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { publishedOf } from './support/team-activity.js';

/** Service time entered afterwards by a leader and approved by an administrator, in Chromium. Real: everything. */
jest.setTimeout(60_000);
const { url } = runningSystem();
const HOUR_MS = 60 * 60_000;
const TITLE = '河畔清洁 · 补录';

let browser: Browser;
let leaderPage: Page;
let activity: Activity;
let memberName: string;
let adminPage: Page;

beforeAll(async () => {
  const administrator = await anotherAdministrator('周玉兰');
  const leader = await new ApiClient(url).signIn(phoneOfTeamLeader(14));
  const startsAt = Date.now() - 2 * HOUR_MS;
  activity = await publishedOf(leader, [startsAt, startsAt + HOUR_MS], { title: TITLE });
  const { body } = await leader.get(`/teams/${activity.teamId}/members`);
  const members = listTeamMembers.output.parse(body);
  memberName = members.items.find(({ leads }) => !leads)?.displayName ?? '';
  browser = await launchBrowser();
  leaderPage = await openPage(browser, url, { viewport: phone, as: leader });
  adminPage = await openPage(browser, url, { viewport: desktop, as: administrator });
}, 60_000);
afterAll(() => browser?.close());

const photo = (content: string) => ({
  name: '签到表.png',
  mimeType: 'image/png',
  buffer: Buffer.from(content, 'base64'),
});
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

describe('what was not recorded at the venue', () => {
  it('a leader finds the member from the page of the finished activity', async () => {
    await leaderPage.goto(`/activities/${activity.id}`);
    await leaderPage.getByRole('link', { name: '补录', exact: true }).click();
    await leaderPage.getByText('须由上级组织者或管理员中的另一人审批').waitFor();
    await leaderPage.getByLabel('查找队员').fill(memberName);
    await leaderPage.getByRole('checkbox', { name: memberName }).first().check();
    await leaderPage.getByText(`已选：${memberName}`).waitFor();
  });

  it('is told at the fields what is missing', async () => {
    await leaderPage.getByRole('button', { name: '提出补录' }).click();
    await leaderPage.getByText('请写明理由').waitFor();
    await leaderPage.getByText('请附上文件').waitFor();
    await picture(leaderPage, 'retro-missing');
  });

  it('keeps what was written when the upload fails, and when the page is lost', async () => {
    await leaderPage.getByLabel('理由').fill('手机没电');
    await leaderPage
      .locator('input[type=file]')
      .setInputFiles(photo(Buffer.from('no photo').toString('base64')));
    await leaderPage.getByText('仅接受照片').waitFor();
    await leaderPage.locator('input[type=file]').setInputFiles(photo(png));
    await leaderPage.getByText('签到表.png').waitFor();
    await leaderPage.reload();
    await leaderPage.getByText('签到表.png').waitFor();
    await leaderPage.getByText(`已选：${memberName}`).waitFor();
    await picture(leaderPage, 'retro-phone');
  });

  it('is told at the reason that it holds a phone number', async () => {
    const reason = leaderPage.getByLabel('理由');
    await reason.fill('手机没电，请联系 13900000000');
    await leaderPage.getByRole('button', { name: '提出补录' }).click();
    await leaderPage.locator('textarea[aria-invalid=true]').waitFor();
    expect(await leaderPage.getByText('请删去手机号或证件号码').count()).toBe(1);
    expect(await leaderPage.locator('.notice--danger').count()).toBe(0);
    await reason.fill('手机没电');
    await leaderPage.locator('textarea[aria-invalid=true]').waitFor({ state: 'detached' });
  });

  it('proposes it, and may not approve it', async () => {
    await leaderPage.getByRole('button', { name: '提出补录' }).click();
    await leaderPage.getByText('待审批', { exact: true }).waitFor();
    await leaderPage.getByRole('button', { name: '撤回' }).waitFor();
    if (await leaderPage.getByRole('button', { name: '通过' }).isVisible()) throw new Error('own approval');
  });

  it('an administrator hears of it and approves, and the ledger has it graded as entered afterwards', async () => {
    await adminPage.goto('/inbox');
    const news = adminPage.getByRole('listitem').filter({ hasText: `请审批：${TITLE}` });
    await news.getByRole('link', { name: '查看申请' }).click();
    await adminPage.getByRole('button', { name: '通过' }).click();
    await adminPage.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await adminPage.getByText('已通过').first().waitFor();
    await adminPage.goto('/ledger?grade=retro');
    await adminPage.getByText(TITLE).first().waitFor();
    await picture(adminPage, 'retro-ledger');
  });
});

describe('what somebody finds no record of', () => {
  let member: ApiClient;
  let memberPage: Page;
  let caseId: string;

  beforeAll(async () => {
    member = await new ApiClient(url).signIn(freshPhone());
    await member.send('PATCH', '/me', JSON.stringify({ displayName: '白玛央金' }));
    memberPage = await openPage(browser, url, { viewport: phone, as: member });
  });

  it('they ask for on the page of the activity, and are told what is missing', async () => {
    await memberPage.goto(`/activities/${activity.id}`);
    await memberPage.getByRole('link', { name: '参加了但没有记录？申请补录' }).click();
    await memberPage.getByRole('button', { name: '提交' }).click();
    await memberPage.getByText('请写明理由').waitFor();
    await picture(memberPage, 'missing-phone');
    await memberPage.getByLabel('理由').fill('手机没电，和王磊一起清理了河岸');
    await memberPage.getByLabel('或注明证据存放处').fill('纸质签到表第 2 页');
    await memberPage.getByRole('button', { name: '提交' }).click();
    await memberPage.waitForURL(/\/ledger\/cases\/[0-9a-f-]+$/);
    await memberPage.getByText('待受理').first().waitFor();
    caseId = memberPage.url().split('/').at(-1) ?? '';
    await memberPage.setViewportSize(desktop);
    await picture(memberPage, 'missing-asked-desktop');
  });

  it('a leader takes up, another person approves, and it counts', async () => {
    await leaderPage.setViewportSize(phone);
    await leaderPage.goto(`/ledger/cases/${caseId}`);
    await leaderPage.getByRole('button', { name: '受理并提出' }).click();
    await picture(leaderPage, 'missing-taken-up');
    await leaderPage.getByRole('dialog').getByRole('button', { name: '受理并提出' }).click();
    await leaderPage.getByText('待审批').first().waitFor();
    await adminPage.goto(`/ledger/cases/${caseId}`);
    await adminPage.getByRole('button', { name: '通过' }).click();
    await adminPage.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await adminPage.getByText('已通过').first().waitFor();
    await eventually(async () => {
      const { summary } = MyLedger.parse((await member.get('/me/ledger')).body);
      expect(summary).toMatchObject({ minutes: { retro: 60 }, attendances: 1 });
      return true;
    });
  });
});
