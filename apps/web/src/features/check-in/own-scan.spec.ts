import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { venueCode } from '@liandong/rules/venue-code';

/** A private window, whose scans live in memory. */
jest.unstable_mockModule('idb', () => ({ openDB: () => Promise.reject(new Error('not here')) }));

/** What happens while the phone looks for its position. */
let meanwhile = async () => {};

/** As much of a browser as a scan needs. */
const stored = new Map<string, string>();
Object.defineProperty(globalThis, 'navigator', {
  value: {
    geolocation: {
      getCurrentPosition: (found: (position: object) => void) =>
        void meanwhile().then(() => found({ coords: { latitude: 29.65, longitude: 94.36, accuracy: 12 } })),
    },
  },
});
Object.assign(globalThis, {
  addEventListener: () => undefined,
  PerformanceNavigationTiming: class {},
  localStorage: {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  },
});

const { FRESH_MS } = await import('../../shared/scan-queue/kept-scan.js');
const { agreeToPosition } = await import('../../shared/device/position-consent.js');
const { allScans, changeScans } = await import('../../shared/scan-queue/scan-store.js');
const { ownScan, scanAnew } = await import('./own-scan.js');

const venueRef = '0123456789ab';
let step = 0;
let code = '';
const here = { latitude: 29.65, longitude: 94.36, accuracyMeters: 12 };

beforeEach(() => {
  stored.clear();
  meanwhile = async () => {};
  agreeToPosition('tashi', venueRef, true);
  step += 1;
  code = venueCode({ venueRef, direction: 'in', step, key: new Uint8Array(32) });
});

describe('the position of a scan', () => {
  it('is taken of who agreed to it for this activity', async () => {
    expect((await scanAnew(code, 'tashi')).content).toMatchObject({ position: here });
  });

  it('is taken as soon as it is known who scanned', async () => {
    expect((await ownScan(code, null)).content).not.toHaveProperty('position');
    const scan = await ownScan(code, 'tashi');
    expect(scan).toMatchObject({ ownerId: 'tashi', content: { position: here } });
    expect(await ownScan(code, 'tashi')).toEqual(scan);
  });

  it('is not taken of a scan that was made some time ago', async () => {
    await ownScan(code, null);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + FRESH_MS + 1_000);
    expect((await ownScan(code, 'tashi')).content).not.toHaveProperty('position');
    later.mockRestore();
  });

  it('leaves what came to the scan while the phone looked for it', async () => {
    const { scanId } = await ownScan(code, null);
    meanwhile = () =>
      changeScans([scanId], (scan) => ({ ...scan, state: 'waiting', stamp: 'the door saw it' }));
    await ownScan(code, 'tashi');
    expect((await allScans()).find((scan) => scan.scanId === scanId)).toMatchObject({
      state: 'waiting',
      stamp: 'the door saw it',
      content: { position: here },
    });
  });

  it('is not taken of somebody else on the same phone, nor after it was taken back', async () => {
    expect((await scanAnew(code, 'drolma')).content).not.toHaveProperty('position');
    agreeToPosition('tashi', venueRef, false);
    expect((await scanAnew(code, 'tashi')).content).not.toHaveProperty('position');
  });
});
