import type { Activity } from '@liandong/contracts/activities/activity';

/** True from the planned end on. */
export function isOver({ endsAt }: Pick<Activity, 'endsAt'>, now: Date = new Date()): boolean {
  return Date.parse(endsAt) <= now.getTime();
}
