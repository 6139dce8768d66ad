import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { KeptScan } from '../scan-queue/kept-scan.js';

/** As much of IndexedDB as a sign-out needs, by store. */
const stores = new Map<string, Map<string, unknown>>();

const objectStore = (name: string) => {
  const rows = stores.get(name) ?? new Map<string, unknown>();
  return {
    get: async (key: string) => rows.get(key),
    getAll: async () => [...rows.values()],
    delete: async (key: string) => void rows.delete(key),
    clear: async () => rows.clear(),
  };
};
jest.unstable_mockModule('idb', () => ({
  openDB: async () => ({
    getAll: (name: string) => objectStore(name).getAll(),
    transaction: () => ({ objectStore, done: Promise.resolve() }),
  }),
}));
Object.assign(globalThis, { addEventListener: () => undefined });

const { forgetEverything } = await import('./forget-everything.js');
const { allScans } = await import('../scan-queue/scan-store.js');

const waiting: KeptScan = {
  scanId: 'waits',
  ownerId: 'tashi',
  content: { kind: 'own', code: 'abc' },
  scannedAt: '2026-11-24T01:00:00.000Z',
  counter: 7,
  moment: { pageId: 'p', monotonicMs: 5_000, hiddenTimes: 0 },
  label: null,
  state: 'waiting',
  answer: null,
};

function keep(...scans: KeptScan[]): void {
  stores.set('scans', new Map(scans.map((scan) => [scan.scanId, scan])));
}

const kept = async () => (await allScans()).map(({ scanId }) => scanId);

describe('the sign-out', () => {
  beforeEach(() => {
    stores.clear();
    stores.set('device', new Map<string, unknown>(Object.entries({ id: 'this-phone', counter: 9 })));
    stores.set('memberCodes', new Map([['drolma', 'her code']]));
  });

  it('leaves what another person has not sent, or whose answer that person has not seen', async () => {
    const answered: KeptScan = { ...waiting, scanId: 'answered', state: 'answered', counter: 8 };
    const fresh: KeptScan = { ...waiting, scanId: 'fresh', state: 'fresh', counter: 9 };
    keep(waiting, answered, fresh);
    await forgetEverything('drolma');
    expect(await kept()).toEqual(['waits', 'answered', 'fresh']);
  });

  it('leaves the name and the counter of the device with them', async () => {
    keep(waiting);
    await forgetEverything('drolma');
    expect(Object.fromEntries(stores.get('device') ?? [])).toEqual({ id: 'this-phone', counter: 9 });
  });

  it('takes everything of who signs out, and what nobody is known to own', async () => {
    keep(waiting, { ...waiting, scanId: 'nobodys', ownerId: null });
    await forgetEverything('tashi');
    expect([...stores.values()].map(({ size }) => size)).toEqual([0, 0, 0]);
  });

  it('takes what is settled, whosever it was', async () => {
    keep({ ...waiting, state: 'seen' }, { ...waiting, scanId: 'undone', state: 'undone' });
    await forgetEverything('drolma');
    expect(await kept()).toEqual([]);
  });

  it('takes what was kept to go on without signal, whatever stays', async () => {
    keep(waiting);
    await forgetEverything('drolma');
    expect(stores.get('memberCodes')?.size).toBe(0);
  });
});
