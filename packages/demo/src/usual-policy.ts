import type { CheckInPolicy } from '@liandong/contracts/check-ins/check-in-policy';

/** The policy that most teams of the district choose. */
export function usualPolicy(walkIns: boolean, changes: Partial<CheckInPolicy> = {}): CheckInPolicy {
  return {
    earlyMinutes: 60,
    lateMinutes: 60,
    walkIns,
    ways: ['venueCode', 'memberCode', 'shortCode', 'manual'],
    checkOut: 'required',
    breaks: [],
    position: null,
    ...changes,
  };
}
