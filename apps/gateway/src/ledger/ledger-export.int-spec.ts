import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '@liandong/contracts/errors/app-error';
import { listLedgerEntries, type LedgerEntry } from '@liandong/contracts/ledger/ledger';
import { eventually } from '@liandong/testing/eventually';
import { sampleEntry } from '../testing/samples.js';
import { signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

const PAGE = 2_000;
const url = '/api/v1/ledger/export.csv';

describe('the ledger as a file', () => {
  let gateway: TestGateway;
  let origin: string;
  let headers: { authorization: string };
  let pagesRead = 0;

  beforeAll(async () => {
    gateway = await testGateway();
    origin = await gateway.listen();
    headers = signedInAs(gateway);
  });
  afterAll(() => gateway.close());

  /** A ledger of so many full pages; the cursor is the number of the next one. */
  async function ledgerOf(pages: number, entry: (page: number, index: number) => LedgerEntry) {
    pagesRead = 0;
    await gateway.peers.answer(listLedgerEntries, ({ cursor, limit }) => {
      pagesRead += 1;
      const page = Number(cursor ?? 0);
      const items = Array.from({ length: limit }, (_, index) => entry(page, index));
      return { items, nextCursor: page + 1 < pages ? String(page + 1) : null };
    });
  }

  it('holds every entry of every page once, in order, under a header in the language of the request', async () => {
    await ledgerOf(3, (page, index) => sampleEntry({ minutes: page * PAGE + index }));
    const response = await fetch(`${origin}${url}?month=2026-11`, {
      headers: { ...headers, 'accept-language': 'en' },
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="liandong-ledger-2026-11.csv"',
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = bytes.subarray(3).toString().trimEnd().split('\n');
    expect(header).toMatch(/^Month,Team,Volunteer,Activity,/);
    expect(rows.map((row) => Number(row.split(',')[8]))).toEqual(
      Array.from({ length: 3 * PAGE }, (_, index) => index),
    );
    expect(rows[0]).toContain('2026-11-23 09:00:00');
  });

  it('has a Chinese header by default, and no cell that a spreadsheet would run', async () => {
    await ledgerOf(1, () => sampleEntry({ volunteerName: '=HYPERLINK("http://evil")', to: null }));
    const text = await (await fetch(origin + url, { headers })).text();
    expect(text).toMatch(/^\uFEFF?月份,队伍,志愿者/);
    expect(text).not.toMatch(/,"?=HYPERLINK/);
    expect(text).toContain("'=HYPERLINK");
  });

  it('is a problem, not a file, when the first page is refused', async () => {
    await gateway.peers.answer(listLedgerEntries, () => {
      throw new AppError('FORBIDDEN');
    });
    const response = await fetch(origin + url, { headers });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('content-disposition')).toBeNull();
  });

  it('breaks off when a page fails in the middle: half a file cannot be taken for a whole one', async () => {
    await ledgerOf(3, (page) => {
      if (page === 1) throw new AppError('UNAVAILABLE');
      return sampleEntry();
    });
    const response = await fetch(origin + url, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('is read no further than a slow client takes it, and not at all when the client is gone', async () => {
    await ledgerOf(1_000, () => sampleEntry());
    const leaving = new AbortController();
    const response = await fetch(origin + url, { headers, signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    let before = -1;
    await eventually(
      () => {
        const still = pagesRead === before;
        before = pagesRead;
        return still;
      },
      { everyMs: 300 },
    );
    expect(pagesRead).toBeLessThan(50);
    leaving.abort();
    await eventually(
      async () => (await gateway.app.inject({ url: '/api/v1/health/live' })).statusCode === 200,
    );
    expect(pagesRead).toBeLessThan(52);
  });
});
