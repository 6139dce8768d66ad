import { describe, expect, it } from '@jest/globals';
import { Presences } from './presences.js';

const activity = (id: string, from: number, to: number, checkOut: 'required' | 'automatic' = 'required') => ({
  id,
  title: id,
  startsAt: new Date(from),
  endsAt: new Date(to),
  checkOut,
});
const morning = activity('morning', 0, 100);
const noon = activity('noon', 50, 150);
const evening = activity('evening', 100, 200);

describe('where a member is within one batch', () => {
  it('is elsewhere while an activity of the same time holds the member, and only then', () => {
    const presences = new Presences();
    presences.keep('a', morning, 'in');
    expect(presences.elsewhere('a', noon, null)).toBe('morning');
    expect(presences.elsewhere('a', morning, null)).toBeNull();
    expect(presences.elsewhere('a', evening, null)).toBeNull();
    expect(presences.elsewhere('b', noon, null)).toBeNull();
    presences.keep('a', morning, 'out');
    expect(presences.elsewhere('a', noon, null)).toBeNull();
  });

  it('is not elsewhere any more after leaving in the same batch what was known before it', () => {
    const presences = new Presences();
    const before = { activityId: 'morning', title: 'morning' };
    expect(presences.elsewhere('a', noon, before)).toBe('morning');
    presences.keep('a', morning, 'out');
    expect(presences.elsewhere('a', noon, before)).toBeNull();
  });

  it('is not held by an activity that nobody checks out of', () => {
    const presences = new Presences();
    presences.keep('a', activity('fair', 0, 100, 'automatic'), 'in');
    expect(presences.elsewhere('a', noon, null)).toBeNull();
  });
});
