import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { ApiClient } from './api-client.js';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

/**
 * Debian's Chromium, or the one that LIANDONG_CHROMIUM names.
 * @param switches further switches of the command line, such as a film for the camera
 */
export function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['LIANDONG_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}

/**
 * A page of a person's own: own cookies, own storage, failing the test on an uncaught error of the page.
 * @param options `as`: whose session, opened through the API, it goes on with
 */
export async function openPage(
  browser: Browser,
  baseURL: string,
  options: { viewport: typeof phone; locale?: string; as?: ApiClient },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: options.viewport,
    locale: options.locale ?? 'zh-CN',
    isMobile: options.viewport.width < 600,
    hasTouch: options.viewport.width < 600,
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(20_000);
  if (options.as) await continueSession(context, baseURL, options.as.refreshCookie ?? '');
  return context.newPage();
}

async function continueSession(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const { hostname, port } = new URL(url);
  await context.addCookies([
    {
      name: `liandong_refresh_${port}`,
      value: cookie,
      domain: hostname,
      path: '/api/v1/auth',
      httpOnly: true,
      sameSite: 'Strict',
    },
  ]);
}

/** Keeps a picture of the page in LIANDONG_SCREENSHOTS, for people to look at; does nothing without it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LIANDONG_SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
