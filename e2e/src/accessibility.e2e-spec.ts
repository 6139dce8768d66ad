import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { listLedgerEntries } from '@liandong/contracts/ledger/ledger';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { anotherAdministrator } from './support/another-administrator.js';
import { ApiClient } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { signedInAs } from './support/signed-in-as.js';
import { draftOf, publishedOf } from './support/team-activity.js';

/** Every page as a screen reader, a keyboard or a weak eye meets it, by axe (WCAG 2.2 AA), in light and dark. */
jest.setTimeout(30_000);
const { url } = runningSystem();
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const ids = { activity: '', draft: '', entry: '' };
const pages = new Map<string, Page>();
let browser: Browser;

beforeAll(async () => {
  const leader = await new ApiClient(url).signIn(phoneOfTeamLeader(8));
  const times = [Date.now() + 600_000, Date.now() + 7_200_000] as const;
  ids.activity = (await publishedOf(leader, times, { title: '无障碍检查' })).id;
  ids.draft = (await draftOf(leader, times, { title: '未发布的活动' })).id;
  const auditor = await signedInAs('auditor');
  const entries = await auditor.get('/ledger/entries?kind=serviceTime&limit=1');
  ids.entry = listLedgerEntries.output.parse(entries.body).items[0]?.id ?? '';
  browser = await launchBrowser();
  pages.set('nobody', await openPage(browser, url, { viewport: phone }));
  pages.set('leader', await signedIn(leader, phone, 'zh-CN'));
  const administrator = await anotherAdministrator('周玉兰');
  await administrator.post(`/activities/${ids.activity}/sign-ups`);
  pages.set('administrator', await signedIn(administrator, desktop, 'en'));
}, 60_000);
afterAll(() => browser?.close());

async function signedIn(client: ApiClient, viewport: typeof phone, language: string): Promise<Page> {
  await client.send('PATCH', '/me', JSON.stringify({ language }));
  return openPage(browser, url, { viewport, locale: language, as: client });
}

describe('a new device', () => {
  it.each([
    ['leader', 'zh-CN'],
    ['administrator', 'en'],
  ])('shows the %s the language of the account, and leaves it alone', async (who, language) => {
    const page = pages.get(who);
    await page?.goto('/me');
    await page?.locator(`html[lang="${language}"] h1`).waitFor({ state: 'attached' });
    await page?.reload();
    await page?.locator(`html[lang="${language}"] h1`).waitFor({ state: 'attached' });
  });
});

describe('a keyboard', () => {
  it('is at the beginning of the page that a link leads to', async () => {
    const page = pages.get('leader');
    await page?.goto('/activities');
    await page?.locator('a.activity-card').first().press('Enter');
    await page?.waitForURL(/activities\/./);
    await page?.locator('h1').waitFor();
    await page?.waitForFunction(() => document.activeElement?.id === 'content');
  });

  it('stays where it was when the step that it took is done', async () => {
    const page = pages.get('leader');
    await page?.goto(`/activities/${ids.draft}`);
    const panel = page?.locator('.leader-panel');
    await panel?.getByRole('button', { name: '发布' }).press('Enter');
    await panel?.locator('a[href$="/venue"]').waitFor();
    await page?.waitForFunction(() => document.activeElement?.matches('.leader-panel'));
    await page?.getByRole('button', { name: '报名参加' }).press('Enter');
    await page?.getByRole('button', { name: '取消报名' }).waitFor();
    await page?.waitForFunction(() => document.activeElement?.matches('.sign-up-panel'));
  });

  it('comes to the first field that is wrong', async () => {
    const page = pages.get('administrator');
    await page?.goto('/wishes/new');
    await page?.locator('form button[type=submit]').press('Enter');
    await page?.waitForFunction(() => document.activeElement?.matches('form [aria-invalid]'));
  });

  it('hears what is wrong in a field', async () => {
    const page = pages.get('nobody');
    await page?.goto('/sign-in');
    await page?.locator('[name="phone"]').fill('12');
    await page?.locator('[name="phone"]').press('Enter');
    await page?.getByRole('alert').waitFor();
  });
});

describe.each([
  ['nobody', ['/sign-in', '/verify', '/ledger-heads', '/c/AAAA', '/nowhere']],
  [
    'leader',
    [
      '/me',
      '/me/code',
      '/inbox',
      '/activities',
      '/activities/new',
      '/activities/ACTIVITY',
      '/activities/ACTIVITY/edit',
      '/activities/ACTIVITY/attendance',
      '/activities/ACTIVITY/scan',
      '/activities/ACTIVITY/venue',
      '/activities/ACTIVITY/wall',
      '/activities/ACTIVITY/short-code',
      '/wishes',
      '/ledger',
      '/ledger/retro',
      '/report-ins',
      '/team-documents',
    ],
  ],
  [
    'administrator',
    [
      '/ledger',
      '/ledger/entries/ENTRY',
      '/ledger/anomalies',
      '/ledger/cases',
      '/report-ins',
      '/wishes/new',
      '/work-calendar',
      '/certificate-settings',
    ],
  ],
])('as %s', (who, paths) => {
  it.each(paths)('%s keeps nobody out', async (path) => {
    const page = pages.get(who);
    if (!page) throw new Error('no page');
    await page.goto(path.replace('ACTIVITY', ids.activity).replace('ENTRY', ids.entry));
    await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading'));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForFunction(
        (theme) =>
          document.documentElement.dataset['theme'] === theme &&
          document.getAnimations().every(({ playState }) => playState === 'finished'),
        colorScheme,
      );
      expect(await violations(page)).toEqual([]);
    }
    expect(await page.title()).toMatch(/.+ · /);
  });
});

it('says how many messages are unread beside the word that is to be seen', async () => {
  const page = pages.get('administrator');
  if (!page) throw new Error('no page');
  await page.goto('/inbox');
  const link = page.getByRole('link', { name: /^Inbox \(\d unread\)$/ });
  await link.locator('.navigation__unread').waitFor();
  expect(await violations(page)).toEqual([]);
});

/** What is wrong, with up to three of the elements. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
       .then(({ violations }) => violations)`,
  );
  return found.map(({ help, nodes }) => [help, ...nodes.slice(0, 3).map(({ html }) => html)].join('\n'));
}
