import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '@liandong/contracts/errors/app-error';
import { exportLedger } from '@liandong/contracts/ledger/export';
import { eventually } from '@liandong/testing/eventually';
import { signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

const url = '/api/v1/ledger/export.csv';

describe('the ledger as a file', () => {
  let gateway: TestGateway;
  let origin: string;
  let headers: { authorization: string };
  let piecesRead = 0;
  let isStopped = false;

  beforeAll(async () => {
    gateway = await testGateway();
    origin = await gateway.listen();
    headers = signedInAs(gateway);
  });
  afterAll(() => gateway.close());

  /** An export of so many pieces; one of them may fail. */
  async function exportOf(pieces: number, piece: (at: number) => Buffer) {
    [piecesRead, isStopped] = [0, false];
    async function* source() {
      try {
        for (let at = 0; at < pieces; at++) {
          piecesRead += 1;
          yield piece(at);
        }
      } finally {
        isStopped = true;
      }
    }
    await gateway.peers.answer(exportLedger, async () => ({
      rows: pieces,
      stream: await gateway.peers.stream(source()),
    }));
  }

  it.each([
    ['', 'all'],
    ['?month=2026-11&grade=retro', '2026-11-part'],
    ['?kind=correction', 'part'],
  ])('of %s is named by what it holds', async (query, extent) => {
    await exportOf(1, (at) => Buffer.alloc(10, String(at)));
    const response = await fetch(`${origin}${url}${query}`, { headers });
    await response.arrayBuffer();
    const named = `attachment; filename="liandong-ledger-${extent}.csv"`;
    expect(response.headers.get('content-disposition')).toBe(named);
  });

  it('is every byte that the service makes, in order', async () => {
    await exportOf(5, (at) => Buffer.alloc(300_000, String(at)));
    const response = await fetch(`${origin}${url}?month=2026-11`, { headers });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="liandong-ledger-2026-11.csv"',
    );
    expect(response.headers.get('x-export-rows')).toBe('5');
    const bytes = Buffer.from(await response.arrayBuffer());
    const whole = Buffer.concat([0, 1, 2, 3, 4].map((at) => Buffer.alloc(300_000, String(at))));
    expect(bytes.equals(whole)).toBe(true);
  });

  it('may be a spreadsheet, and of any filter that the list has', async () => {
    const asked: unknown[] = [];
    const stream = await gateway.peers.stream((async function* () {})());
    await gateway.peers.answer(exportLedger, (input) => {
      asked.push(input);
      return { rows: 0, stream };
    });
    const filter = 'activityClass=relief&grade=retro&linkedParty=community&organizationPath=/bayi/';
    const response = await fetch(`${origin}/api/v1/ledger/export.xlsx?${filter}`, { headers });
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(asked).toEqual([
      {
        format: 'xlsx',
        activityClass: 'relief',
        grade: 'retro',
        linkedParty: 'community',
        organizationPath: '/bayi/',
      },
    ]);
  });

  it('is a problem, not a file, when it cannot begin', async () => {
    await gateway.peers.answer(exportLedger, () => {
      throw new AppError('FORBIDDEN');
    });
    const response = await fetch(origin + url, { headers });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('content-disposition')).toBeNull();
  });

  it('breaks off when the service fails in the middle: half a file cannot be taken for a whole one', async () => {
    await exportOf(5, (at) => {
      if (at === 2) throw new Error('the database is gone');
      return Buffer.alloc(100_000);
    });
    const response = await fetch(origin + url, { headers });
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  it('is made no further than a slow client takes it, and not at all when the client is gone', async () => {
    await exportOf(1_000, () => Buffer.alloc(1_000_000));
    const leaving = new AbortController();
    const response = await fetch(origin + url, { headers, signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    let before = -1;
    await eventually(
      () => {
        const still = piecesRead === before;
        before = piecesRead;
        return still;
      },
      { everyMs: 300 },
    );
    expect(piecesRead).toBeLessThan(50);
    leaving.abort();
    await eventually(() => isStopped);
    expect(piecesRead).toBeLessThan(52);
  });
});
