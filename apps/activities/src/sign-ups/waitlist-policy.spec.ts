import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { promotions, seatNext } from './waitlist-policy.js';

describe('the next ones to come', () => {
  it.each([
    ['no limit', { capacity: null, signedUp: 500, waitlisted: 0 }, ['signedUp', 'signedUp']],
    ['room for both', { capacity: 4, signedUp: 2, waitlisted: 0 }, ['signedUp', 'signedUp']],
    ['room for one', { capacity: 3, signedUp: 2, waitlisted: 0 }, ['signedUp', 'waitlisted']],
    ['full', { capacity: 2, signedUp: 2, waitlisted: 0 }, ['waitlisted', 'waitlisted']],
    ['overfull', { capacity: 2, signedUp: 5, waitlisted: 0 }, ['waitlisted', 'waitlisted']],
    ['a place for one who waits', { capacity: 3, signedUp: 2, waitlisted: 1 }, ['waitlisted', 'waitlisted']],
  ])('with %s', (_what, occupancy, expected) => {
    expect(seatNext(occupancy, 2)).toEqual(expected);
  });
});

describe('those who move up', () => {
  it.each([
    ['no limit', { capacity: null, signedUp: 9 }, ['甲', '乙', '丙']],
    ['one place', { capacity: 3, signedUp: 2 }, ['甲']],
    ['no place', { capacity: 3, signedUp: 3 }, []],
    ['a capacity below those who came', { capacity: 3, signedUp: 5 }, []],
  ])('with %s', (_what, occupancy, expected) => {
    expect(promotions(occupancy, ['甲', '乙', '丙'])).toEqual(expected);
  });
});

type Step =
  | { kind: 'come'; count: number }
  | { kind: 'withdraw'; who: number }
  | { kind: 'resize'; capacity: number | null };

const anyCapacity = fc.option(fc.integer({ min: 1, max: 8 }), { nil: null });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('come' as const), count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('withdraw' as const), who: fc.nat(60) }),
  fc.record({ kind: fc.constant('resize' as const), capacity: anyCapacity }),
);

/** An activity as the service keeps it, without a database: who is in, and who waits, in order. */
class Model {
  readonly signedUp = new Set<number>();
  readonly waiting: number[] = [];
  readonly withdrawn = new Set<number>();
  came = 0;

  constructor(public capacity: number | null) {}

  take(next: Step): void {
    if (next.kind === 'come') this.come(next.count);
    if (next.kind === 'withdraw' && next.who < this.came) this.withdraw(next.who);
    if (next.kind === 'resize') this.capacity = next.capacity;
    if (next.kind !== 'come') this.promote();
  }

  private come(count: number): void {
    const occupancy = {
      capacity: this.capacity,
      signedUp: this.signedUp.size,
      waitlisted: this.waiting.length,
    };
    for (const seat of seatNext(occupancy, count)) {
      if (seat === 'signedUp') this.signedUp.add(this.came);
      else this.waiting.push(this.came);
      this.came += 1;
    }
  }

  private withdraw(who: number): void {
    this.signedUp.delete(who);
    const rank = this.waiting.indexOf(who);
    if (rank >= 0) this.waiting.splice(rank, 1);
    this.withdrawn.add(who);
  }

  private promote(): void {
    const promoted = promotions({ capacity: this.capacity, signedUp: this.signedUp.size }, this.waiting);
    for (const who of promoted) this.signedUp.add(who);
    this.waiting.splice(0, promoted.length);
  }
}

describe('whatever happens, in any order', () => {
  const histories = (check: (model: Model, before: { signedUp: number }) => void) =>
    fc.assert(
      fc.property(anyCapacity, fc.array(step, { maxLength: 40 }), (initial, steps) => {
        const model = new Model(initial);
        for (const next of steps) {
          const before = { signedUp: model.signedUp.size };
          model.take(next);
          check(model, before);
        }
      }),
      { numRuns: 500 },
    );

  it('never more people come than there are places, unless the places were taken away', () => {
    histories((model, before) => {
      const limit = model.capacity ?? Infinity;
      expect(model.signedUp.size).toBeLessThanOrEqual(Math.max(limit, before.signedUp));
    });
  });

  it('nobody waits while a place is free', () => {
    histories((model) => {
      const isFull = model.capacity !== null && model.signedUp.size >= model.capacity;
      expect(model.waiting.length === 0 || isFull).toBe(true);
    });
  });

  it('nobody overtakes: who came later and is in never leaves an earlier one waiting', () => {
    histories((model) => {
      const first = model.waiting[0] ?? Infinity;
      expect([...model.signedUp].every((who) => who < first)).toBe(true);
      expect(model.waiting).toEqual(model.waiting.toSorted((one, other) => one - other));
    });
  });

  it('nobody is lost or counted twice', () => {
    histories((model) => {
      const everybody = [...model.signedUp, ...model.waiting, ...model.withdrawn];
      expect(everybody.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: model.came }, (_, who) => who),
      );
    });
  });
});
