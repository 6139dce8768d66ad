import type { Activity } from '@liandong/contracts/activities/activity';

/** An activity's times and rules of checking in, as the rules module takes them. */
export function planOf({ startsAt, endsAt, checkInPolicy }: Activity) {
  return { ...checkInPolicy, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
