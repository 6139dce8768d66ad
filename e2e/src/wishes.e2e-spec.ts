import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Wish, WishDetail } from '@liandong/contracts/activities/wish';
import { MyLedger } from '@liandong/contracts/ledger/ledger';
import { listOrganizations } from '@liandong/contracts/people/organization';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { ApiClient, freshPhone } from './support/api-client.js';
import { launchBrowser, openPage, phone, picture } from './support/browser.js';
import { runningSystem } from './support/running-system.js';
import { signedInAs } from './support/signed-in-as.js';

/** A micro-wish from its posting to the ledger: over HTTP, and claimed and fulfilled in Chromium. Real: everything. */
jest.setTimeout(60_000);
const { url } = runningSystem();
const contact = '央金阿姨 13800138000';
const title = `给独居老人换一只灯泡 ${Date.now() % 100_000}`;

let browser: Browser;
let page: Page;
let organiser: ApiClient;
let administrator: ApiClient;
let claimer: ApiClient;
let other: ApiClient;
let wish: Wish;

beforeAll(async () => {
  const nobody = new ApiClient(url);
  organiser = await signedInAs('organiser');
  administrator = await signedInAs('administrator');
  claimer = await nobody.signIn(freshPhone());
  await claimer.send('PATCH', '/me', JSON.stringify({ displayName: '李小满' }));
  other = await nobody.signIn(freshPhone());
  browser = await launchBrowser();
  page = await openPage(browser, url, { viewport: phone, as: claimer });
}, 60_000);
afterAll(() => browser?.close());

async function community(path: string): Promise<string> {
  const { body } = await organiser.get('/organizations?kind=community&limit=200');
  const found = listOrganizations.output.parse(body).items.find((one) => one.path.startsWith(path));
  return found?.id ?? '';
}

const detail = async (who: ApiClient) => WishDetail.parse((await who.get(`/wishes/${wish.id}`)).body);

describe('a micro-wish', () => {
  it('is posted by the organiser above the community, without numbers and nowhere else', async () => {
    const organizationId = await community('/bayi/niyang/');
    const wrong = await organiser.post('/wishes', { organizationId, title, details: '请打 138 0013 8000' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'PERSONAL_DATA_IN_TEXT' } });
    const elsewhere = { organizationId: await community('/bayi/xueyuan/'), title };
    expect(await organiser.post('/wishes', elsewhere)).toMatchObject({ status: 403 });
    const posted = await organiser.post('/wishes', { organizationId, title, contact });
    expect(posted.status).toBe(201);
    expect(JSON.stringify(posted.body)).not.toContain('13800138000');
    wish = Wish.parse(posted.body);
  });

  it('is claimed by one tap, which can be taken back, and shows its contact then', async () => {
    await page.goto('/wishes');
    const card = page.getByRole('article').filter({ hasText: title });
    await card.waitFor();
    await picture(page, 'wishes-phone');
    await card.getByRole('button', { name: '认领' }).click();
    await page.getByText('已认领，谢谢您！').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已退回，其他人可以认领。').waitFor();
    await card.getByRole('button', { name: '认领' }).click();
    await page.getByRole('radio', { name: '我认领的' }).check();
    await page.getByRole('link', { name: title }).click();
    await page.getByText(contact).waitFor();
    await picture(page, 'wish-claimed-phone');
  });

  it('is then taken: whoever comes second is told so, and sees neither name nor contact', async () => {
    const { version } = await detail(other);
    const second = await other.post(`/wishes/${wish.id}/claim`, { version });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'WISH_CLAIMED_ALREADY', params: { name: '李**' } },
    });
    expect(await detail(other)).toMatchObject({ contact: null, claimedBy: '李**' });
    expect(await detail(administrator)).toMatchObject({ contact: null, claimedBy: '李小满' });
  });

  it('is reported as fulfilled by its claimer, who cannot confirm it', async () => {
    await page.getByRole('button', { name: '已帮忙完成' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('做了什么（选填）').fill('灯泡已换好');
    await dialog.getByRole('button', { name: '已帮忙完成' }).click();
    await page.getByText('已提交，等社区确认。').waitFor();
    const { version } = await detail(claimer);
    expect(await claimer.post(`/wishes/${wish.id}/confirm`, { version })).toMatchObject({ status: 403 });
  });

  it('counts one time in the claimer’s ledger once it is confirmed, and its contact is gone', async () => {
    const { version } = await detail(organiser);
    const confirmed = await organiser.post(`/wishes/${wish.id}/confirm`, { version });
    expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed', hasContact: false } });
    expect(await detail(organiser)).toMatchObject({ contact: null });
    const { items, summary } = await eventually(async () => {
      const mine = MyLedger.parse((await claimer.get('/me/ledger')).body);
      return mine.items.length > 0 && mine;
    });
    expect(items).toMatchObject([
      { id: wish.id, kind: 'wishFulfilled', title, times: 1, minutes: 0, grade: 'leader', teamId: null },
    ]);
    expect(summary).toMatchObject({ attendances: 1, minutes: { device: 0, leader: 0, retro: 0 } });
    const entry = await organiser.get(`/ledger/entries/${wish.id}`);
    expect(entry).toMatchObject({ status: 200, body: { volunteerName: '李小满' } });
    await page.goto(`/ledger/entries/${wish.id}`);
    await page.getByRole('link', { name: '查看微心愿' }).click();
    await page.getByText('确认达成').waitFor();
  });

  it('told its claimer so in the inbox, from where it opens', async () => {
    await page.goto('/inbox');
    const message = page.getByRole('listitem').filter({ hasText: title }).first();
    await message.getByText('微心愿已达成').waitFor();
    await picture(page, 'wish-inbox-phone');
    await message.getByRole('link', { name: '查看微心愿' }).click();
    await page.getByRole('heading', { name: title }).waitFor();
  });
});
