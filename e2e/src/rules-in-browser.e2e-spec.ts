import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { vectorsInBrowser } from './support/rules-page.js';

/** The modules as they are built for the server, in Chromium; Node runs the same vectors in their own specs. */
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

describe('the rules in the browser', () => {
  it('make of every vector what they make of it in Node', async () => {
    const results: Record<string, { checked: number; wrong: unknown[] }> = JSON.parse(
      await vectorsInBrowser(await browser.newPage()),
    );
    const failures = Object.entries(results).map(([rule, { wrong }]) => [rule, wrong]);
    expect(failures).toEqual([
      ['venue-code', []],
      ['printed-code', []],
      ['short-code', []],
      ['member-code', []],
      ['shown-member-code', []],
      ['offline-verdict', []],
    ]);
    for (const { checked } of Object.values(results)) expect(checked).toBeGreaterThan(0);
  });
});
