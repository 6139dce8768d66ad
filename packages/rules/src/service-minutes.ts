/** When somebody came and went, and when the activity was. */
export interface ServiceTimes {
  checkedInAt: Date;
  checkedOutAt: Date;
  startsAt: Date;
  endsAt: Date;
}

/** Why the counted time differs from the time between the two scans. */
export type MinutesReason = 'cameBeforeStart' | 'leftAfterEnd' | 'cameAfterEnd' | 'leftBeforeStart';

export interface ServiceMinutes {
  /** Whole minutes, rounded down; never more than the activity's length. */
  minutes: number;
  from: Date;
  to: Date;
  reasons: MinutesReason[];
}

const MINUTE_MS = 60_000;

/**
 * Counts service time: from check-in to check-out, clamped to the activity's own time. Being early or
 * staying on is welcome, but only the announced time counts (product.md rule 6).
 */
export function serviceMinutes(times: ServiceTimes): ServiceMinutes {
  const { checkedInAt, checkedOutAt, startsAt, endsAt } = times;
  const reasons: MinutesReason[] = [];
  if (checkedInAt < startsAt) reasons.push('cameBeforeStart');
  if (checkedOutAt > endsAt) reasons.push('leftAfterEnd');
  if (checkedInAt >= endsAt) reasons.push('cameAfterEnd');
  if (checkedOutAt <= startsAt) reasons.push('leftBeforeStart');
  const from = clamp(checkedInAt, startsAt, endsAt);
  const to = clamp(checkedOutAt, from, endsAt);
  return { minutes: Math.floor((to.getTime() - from.getTime()) / MINUTE_MS), from, to, reasons };
}

function clamp(at: Date, lowest: Date, highest: Date): Date {
  if (at < lowest) return lowest;
  return at > highest ? highest : at;
}
