import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countHours, longestService, unclosedHours, type OtherService, type ServiceTimes } from './hours.js';
import { countedSpans } from './hours-steps.js';
import { lengthOf, type Span } from './spans.js';

const at = (time: string) => new Date(`2026-11-23T${time}+08:00`);
const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });
const morning = { startsAt: at('09:00:00'), endsAt: at('11:00:00'), breaks: [], others: [] };
const codesOf = (times: ServiceTimes) => countHours(times).steps.map((step) => step.code);

describe('service time', () => {
  it.each<[string, string, number, string[]]>([
    ['09:00:00', '11:00:00', 120, ['counted']],
    ['08:30:00', '11:00:00', 120, ['cameBeforeStart', 'counted']],
    ['09:10:30', '11:00:00', 109, ['cameAfterStart', 'counted']],
    ['09:00:00', '10:30:00', 90, ['leftBeforeEnd', 'counted']],
    ['09:00:00', '11:45:00', 120, ['leftAfterEnd', 'counted']],
    ['08:50:00', '11:20:00', 120, ['cameBeforeStart', 'leftAfterEnd', 'counted']],
    ['09:00:00', '09:00:59', 0, ['leftBeforeEnd', 'counted']],
    ['08:20:00', '08:50:00', 0, ['cameBeforeStart', 'leftBeforeStart']],
    ['11:05:00', '11:30:00', 0, ['cameAfterEnd', 'leftAfterEnd']],
    ['10:00:00', '09:30:00', 0, ['cameAfterStart', 'leftBeforeComing']],
  ])('in %s, out %s: %i minutes %j', (checkedIn, checkedOut, minutes, codes) => {
    const times = { ...morning, checkedInAt: at(checkedIn), checkedOutAt: at(checkedOut) };
    expect(countHours(times).minutes).toBe(minutes);
    expect(codesOf(times)).toEqual(codes);
  });

  it('without a check-out is for a leader to decide: nothing counts by itself', () => {
    const steps = unclosedHours({ ...morning, checkedInAt: at('08:55:00') });
    expect(steps.map((step) => step.code)).toEqual(['cameBeforeStart', 'unclosed']);
    expect(countedSpans(steps)).toEqual([]);
  });

  it.each<[string, Span[], number]>([
    ['lunch in the middle', [span('09:30:00', '10:00:00')], 90],
    ['before coming', [span('08:00:00', '09:10:00')], 110],
    ['two that overlap count once', [span('09:30:00', '10:00:00'), span('09:45:00', '10:15:00')], 75],
    ['all of it', [span('08:00:00', '12:00:00')], 0],
  ])('leaves out a break: %s', (_which, breaks, minutes) => {
    const times = { ...morning, breaks, checkedInAt: at('09:00:00'), checkedOutAt: at('11:00:00') };
    expect(countHours(times).minutes).toBe(minutes);
  });

  it('counts the same time once, and says for what it counts', () => {
    const { minutes, steps } = countHours({
      ...morning,
      checkedInAt: at('09:00:00'),
      checkedOutAt: at('11:00:00'),
      others: [{ title: '环保', spans: [span('10:15:00', '12:00:00')] }],
    });
    expect(minutes).toBe(75);
    expect(steps.at(-1)).toEqual({
      code: 'overlapWith',
      title: '环保',
      from: at('10:15:00').toISOString(),
      to: at('11:00:00').toISOString(),
    });
  });

  it('leaves the break of one activity free for another', () => {
    const allDay = {
      startsAt: at('09:00:00'),
      endsAt: at('17:00:00'),
      breaks: [span('12:00:00', '13:00:00')],
      others: [],
    };
    const day = countHours({ ...allDay, checkedInAt: at('09:00:00'), checkedOutAt: at('17:00:00') });
    const lunch = countHours({
      startsAt: at('11:30:00'),
      endsAt: at('13:00:00'),
      breaks: [],
      checkedInAt: at('11:30:00'),
      checkedOutAt: at('13:00:00'),
      others: [{ title: '全天', spans: countedSpans(day.steps) }],
    });
    expect([day.minutes, lunch.minutes]).toEqual([420, 60]);
  });

  it('never exceeds the announced length less its breaks', () => {
    expect(longestService({ ...morning, breaks: [span('10:00:00', '10:20:00')] })).toBe(100);
  });
});

const instant = fc.date({ min: at('07:00:00'), max: at('14:00:00'), noInvalidDate: true });
const stretch = fc
  .tuple(instant, instant)
  .map(([one, other]) => (one <= other ? { from: one, to: other } : { from: other, to: one }));
const anyTimes: fc.Arbitrary<ServiceTimes> = fc
  .record({
    activity: stretch.filter(({ from, to }) => from < to),
    checkedInAt: instant,
    checkedOutAt: instant,
    breaks: fc.array(stretch, { maxLength: 3 }),
    others: fc.array(
      fc.record({ title: fc.constantFrom('甲', '乙'), spans: fc.array(stretch, { maxLength: 3 }) }),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ activity, ...rest }) => ({ ...rest, startsAt: activity.from, endsAt: activity.to }));

const counted = (times: ServiceTimes) => countHours(times).minutes;

describe('whatever the times are', () => {
  it('the minutes are whole, not negative, and at most the activity less its breaks', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const minutes = counted(times);
        expect(Number.isInteger(minutes)).toBe(true);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(longestService(times));
        const between = times.checkedOutAt.getTime() - times.checkedInAt.getTime();
        expect(minutes).toBeLessThanOrEqual(Math.max(0, between) / 60_000);
      }),
    );
  });

  it('the explanation adds up to the minutes', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const { minutes, steps } = countHours(times);
        expect(Math.floor(lengthOf(countedSpans(steps)) / 60_000)).toBe(minutes);
      }),
    );
  });

  it('coming earlier or leaving later never costs anything', () => {
    fc.assert(
      fc.property(
        anyTimes,
        fc.nat({ max: 7_200_000 }),
        fc.nat({ max: 7_200_000 }),
        (times, earlier, later) => {
          fc.pre(times.checkedInAt <= times.checkedOutAt);
          const longer = {
            ...times,
            checkedInAt: new Date(times.checkedInAt.getTime() - earlier),
            checkedOutAt: new Date(times.checkedOutAt.getTime() + later),
          };
          expect(counted(longer)).toBeGreaterThanOrEqual(counted(times));
        },
      ),
    );
  });

  it('the order of breaks and of other service changes nothing', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const turned = { ...times, breaks: times.breaks.toReversed(), others: times.others.toReversed() };
        expect(counted(turned)).toBe(counted(times));
      }),
    );
  });

  it('activities of one person never count more together than the clock, in whichever order they are entered', () => {
    fc.assert(
      fc.property(fc.array(anyTimes, { maxLength: 5 }), (attended) => {
        const totalOf = (inOrder: readonly ServiceTimes[]) => {
          const others: OtherService[] = [];
          for (const times of inOrder) {
            others.push({ title: '其他', spans: countedSpans(countHours({ ...times, others }).steps) });
          }
          return lengthOf(others.flatMap(({ spans }) => spans));
        };
        const total = totalOf(attended);
        expect(total).toBeLessThanOrEqual(at('14:00:00').getTime() - at('07:00:00').getTime());
        expect(totalOf(attended.toReversed())).toBe(total);
      }),
    );
  });
});
