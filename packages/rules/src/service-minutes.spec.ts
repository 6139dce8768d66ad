import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { serviceMinutes } from './service-minutes.js';

const at = (time: string) => new Date(`2026-11-23T${time}+08:00`);
const activity = { startsAt: at('09:00:00'), endsAt: at('11:00:00') };

describe('service minutes', () => {
  it.each([
    ['09:00:00', '11:00:00', 120, []],
    ['08:30:00', '11:00:00', 120, ['cameBeforeStart']],
    ['09:10:30', '11:00:00', 109, []],
    ['09:00:00', '11:45:00', 120, ['leftAfterEnd']],
    ['09:00:00', '09:00:59', 0, []],
    ['08:20:00', '08:50:00', 0, ['cameBeforeStart', 'leftBeforeStart']],
    ['11:05:00', '11:30:00', 0, ['leftAfterEnd', 'cameAfterEnd']],
  ])('in %s, out %s: %i minutes %j', (checkedIn, checkedOut, minutes, reasons) => {
    const counted = serviceMinutes({ ...activity, checkedInAt: at(checkedIn), checkedOutAt: at(checkedOut) });
    expect(counted).toMatchObject({ minutes, reasons });
  });

  it('never exceed the activity nor the time between the scans, and never go below zero', () => {
    const instant = fc.date({ min: at('07:00:00'), max: at('14:00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (checkedInAt, checkedOutAt) => {
        const { minutes, from, to } = serviceMinutes({ ...activity, checkedInAt, checkedOutAt });
        const between = Math.max(0, checkedOutAt.getTime() - checkedInAt.getTime()) / 60_000;
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(Math.min(120, between));
        expect(from.getTime()).toBeLessThanOrEqual(to.getTime());
      }),
    );
  });
});
