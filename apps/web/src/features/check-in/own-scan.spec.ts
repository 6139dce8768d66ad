import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { venueCode } from '@liandong/rules/venue-code';

/** A private window, whose scans live in memory. */
jest.unstable_mockModule('idb', () => ({ openDB: () => Promise.reject(new Error('not here')) }));

/** As much of a browser as a scan needs. */
const stored = new Map<string, string>();
Object.defineProperty(globalThis, 'navigator', {
  value: {
    geolocation: {
      getCurrentPosition: (found: (position: object) => void) =>
        found({ coords: { latitude: 29.65, longitude: 94.36, accuracy: 12 } }),
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

const { agreeToPosition } = await import('../../shared/device/position-consent.js');
const { ownScan, scanAnew } = await import('./own-scan.js');

const venueRef = '0123456789ab';
let step = 0;
let code = '';
const here = { latitude: 29.65, longitude: 94.36, accuracyMeters: 12 };

beforeEach(() => {
  stored.clear();
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

  it('is not taken of somebody else on the same phone, nor after it was taken back', async () => {
    expect((await scanAnew(code, 'drolma')).content).not.toHaveProperty('position');
    agreeToPosition('tashi', venueRef, false);
    expect((await scanAnew(code, 'tashi')).content).not.toHaveProperty('position');
  });
});
