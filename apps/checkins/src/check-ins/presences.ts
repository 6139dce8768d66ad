import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ActivityEntity } from '../directory/activity.entity.js';

type Timed = Pick<ActivityEntity, 'id' | 'title' | 'startsAt' | 'endsAt' | 'checkOut'>;

/** Where members went in and out within one batch, to tell who would be in two places at once. */
export class Presences {
  private readonly entered = new Map<string, Timed[]>();
  private readonly left = new Set<string>();

  keep(volunteerId: string, activity: Timed, direction: Direction): void {
    if (direction === 'out') this.left.add(`${volunteerId}|${activity.id}`);
    // Nobody checks out of an activity that closes by itself, so it holds nobody back.
    else if (activity.checkOut === 'required')
      this.entered.set(volunteerId, [...(this.entered.get(volunteerId) ?? []), activity]);
  }

  /**
   * The title of another activity at the same time that the member is in.
   * @param before what was known of that before the batch
   */
  elsewhere(
    volunteerId: string,
    activity: Timed,
    before: { activityId: string; title: string } | null,
  ): string | null {
    if (before && !this.left.has(`${volunteerId}|${before.activityId}`)) return before.title;
    const other = this.entered
      .get(volunteerId)
      ?.find(
        (candidate) =>
          candidate.id !== activity.id &&
          candidate.startsAt < activity.endsAt &&
          candidate.endsAt > activity.startsAt &&
          !this.left.has(`${volunteerId}|${candidate.id}`),
      );
    return other?.title ?? null;
  }
}
