import { describe, expect, it } from '@jest/globals';
import { demoDistrict } from '@liandong/demo/demo-district';
import { demoScans } from './demo-scans.js';

const now = new Date('2026-11-24T03:10:00.000Z');
const { activities } = demoDistrict({ seed: 'test', now, scale: 0.2 });

describe('the scans of the demonstration activities', () => {
  it('have ids of their own, the same at every load', () => {
    const all = activities.flatMap((activity) => [
      ...demoScans(activity, 'in'),
      ...demoScans(activity, 'out'),
    ]);
    expect(new Set(all.map(({ scanId }) => scanId)).size).toBe(all.length);
    const again = activities.flatMap((activity) => [
      ...demoScans(activity, 'in'),
      ...demoScans(activity, 'out'),
    ]);
    expect(again).toEqual(all);
  });

  it('come in by time, and out only from those who did not forget', () => {
    for (const activity of activities) {
      const times = demoScans(activity, 'in').map(({ receivedAt }) => receivedAt);
      expect(times).toEqual([...times].toSorted());
      const left = activity.attendances.filter(({ leftAt }) => leftAt !== null);
      expect(demoScans(activity, 'out')).toHaveLength(left.length);
    }
  });

  it('show a photographed code long after its screen did', () => {
    const expired = activities
      .flatMap((activity) => demoScans(activity, 'in'))
      .filter(({ expected }) => expected === 'CODE_EXPIRED');
    expect(expired.length).toBeGreaterThan(0);
    for (const { shownAt, receivedAt } of expired) {
      expect(Date.parse(receivedAt) - Date.parse(shownAt)).toBe(600_000);
    }
  });
});
