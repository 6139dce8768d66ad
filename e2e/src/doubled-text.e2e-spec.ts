import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { ApiClient } from './support/api-client.js';
import { launchBrowser, openPage, phone } from './support/browser.js';
import { runningSystem } from './support/running-system.js';
import { publishedOf } from './support/team-activity.js';
import type { Browser, Page } from 'playwright-core';

/** A phone whose owner has doubled its text (WCAG 1.4.4): nothing runs off the screen, in the language of longer words. */
jest.setTimeout(30_000);
const { url } = runningSystem();
let browser: Browser;
let page: Page;
let activityId: string;

beforeAll(async () => {
  const leader = await new ApiClient(url).signIn(phoneOfTeamLeader(9));
  const times = [Date.now() + 600_000, Date.now() + 7_200_000] as const;
  activityId = (await publishedOf(leader, times, { title: '大字检查' })).id;
  await leader.send('PATCH', '/me', JSON.stringify({ language: 'en' }));
  browser = await launchBrowser(['--blink-settings=defaultFontSize=32']);
  page = await openPage(browser, url, { viewport: phone, locale: 'en', as: leader });
}, 60_000);
afterAll(() => browser?.close());

it.each([
  '/activities',
  '/activities/ACTIVITY',
  '/activities/new',
  '/wishes',
  '/inbox',
  '/me',
  '/ledger/cases',
])('%s stays within the screen, and all its tabs', async (path) => {
  await page.goto(path.replace('ACTIVITY', activityId));
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading'));
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    tabs: Math.max(
      ...[...document.querySelectorAll('.navigation__tab > *')].map((part) =>
        Math.floor(part.getBoundingClientRect().right),
      ),
    ),
  }));
  expect(widths.page).toBe(phone.width);
  expect(widths.tabs).toBeLessThanOrEqual(phone.width);
});
