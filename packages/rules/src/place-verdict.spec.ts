import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distanceMeters, placeVerdict, type Point } from './place-verdict.js';

const nyingchi = { latitude: 29.6487, longitude: 94.3615 };
const venue = { ...nyingchi, radiusMeters: 200 };
const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** So many metres to the north. */
const north = (meters: number): Point => ({ ...nyingchi, latitude: nyingchi.latitude + meters / 111_195 });

describe('the distance of two points', () => {
  it('is that of Nyingchi and Lhasa, 308 km', () => {
    expect(distanceMeters(nyingchi, { latitude: 29.652, longitude: 91.1721 }) / 1_000).toBeCloseTo(308, 0);
  });

  it('is the same both ways, never negative and never more than half the way round', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const distance = distanceMeters(a, b);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThan(20_015_200);
        expect(distanceMeters(b, a)).toBeCloseTo(distance, 3);
      }),
    );
  });
});

describe('what is kept of a position', () => {
  it.each([
    ['inside', 0, 20],
    ['inside', 199, 200],
    ['unknown', 0, 201],
    ['unknown', 201, 20],
    ['unknown', 219, 20],
    ['outside', 222, 20],
    ['outside', 5_000, 1_000],
  ])(
    'is %s at %i m from the middle, give or take %i m, of a circle of 200 m',
    (verdict, meters, accuracyMeters) => {
      expect(placeVerdict(venue, { ...north(meters), accuracyMeters })).toBe(verdict);
    },
  );

  it('is unknown without a venue or without a position', () => {
    expect(placeVerdict(null, { ...nyingchi, accuracyMeters: 5 })).toBe('unknown');
    expect(placeVerdict(venue, null)).toBe('unknown');
  });
});
