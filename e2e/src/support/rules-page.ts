import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** An address that nothing listens at: the page is answered from the repository's files. */
const origin = 'http://rules.test';
const repository = new URL('../../../', import.meta.url);

/** Runs in the browser: every vector of every rule, by the modules that the server runs. */
const script = `
  import { fromBase64Url } from '/packages/rules/dist/base64url.js';
  import { memberCode, memberSigner, shownMemberCode } from '/packages/rules/dist/member-code.js';
  import { trueTimeOf } from '/packages/rules/dist/offline-clock.js';
  import { offlineVerdict } from '/packages/rules/dist/offline-verdict.js';
  import { printedCode } from '/packages/rules/dist/printed-code.js';
  import { shortCode } from '/packages/rules/dist/short-code.js';
  import { venueCode } from '/packages/rules/dist/venue-code.js';

  const keyed = (rule) => (vector) => [rule({ ...vector, key: fromBase64Url(vector.key) }), vector.code];
  const runs = {
    'venue-code': keyed(venueCode),
    'printed-code': keyed(printedCode),
    'short-code': keyed(shortCode),
    'member-code': (vector) => [
      memberCode(
        { ...vector, issuedAt: new Date(vector.issuedAt) },
        memberSigner(fromBase64Url(vector.seed)),
      ),
      vector.code,
    ],
    'shown-member-code': ({ code, shown }) =>
      shown ? [shownMemberCode(code, shown.step, fromBase64Url(shown.key)), shown.code] : [],
    'offline-verdict': ({ reading, contact, memory, scan, verdict }) => [
      offlineVerdict({ ...scan, time: trueTimeOf(reading, contact, memory) }),
      verdict,
    ],
  };
  const sorted = (value) => JSON.stringify(value, typeof value === 'object' ? Object.keys(value).sort() : null);
  const results = {};
  for (const [rule, run] of Object.entries(runs)) {
    const file = rule === 'shown-member-code' ? 'member-code' : rule;
    const vectors = await (await fetch('/packages/rules/src/' + file + '.vectors.json')).json();
    const wrong = vectors.map(run).filter(([made, expected]) => sorted(made) !== sorted(expected));
    results[rule] = { checked: vectors.length, wrong };
  }
  document.body.append(Object.assign(document.createElement('pre'), { textContent: JSON.stringify(results) }));
`;

const html = `<!doctype html><body><script type="importmap">
  { "imports": { "@noble/hashes/": "/node_modules/@noble/hashes/", "@noble/curves/": "/node_modules/@noble/curves/" } }
</script><script type="module">${script}</script>`;

/** What the rules made of their vectors in this browser, as JSON: per rule, how many were checked and what was wrong. */
export async function vectorsInBrowser(page: Page): Promise<string> {
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const body = await readFile(fileURLToPath(new URL(`.${pathname}`, repository)));
    return route.fulfill({
      contentType: pathname.endsWith('.js') ? 'text/javascript' : 'application/json',
      body,
    });
  });
  await page.goto(origin);
  return (await page.locator('pre').textContent()) ?? '';
}
