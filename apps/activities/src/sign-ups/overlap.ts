/** From the start up to, but not including, the end. */
export interface Interval {
  startsAt: Date;
  endsAt: Date;
}

/** True when the two share an instant: one may begin at the moment when the other ends. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** The first of the taken intervals that overlaps the wanted one. */
export function firstOverlap<Taken extends Interval>(
  wanted: Interval,
  taken: readonly Taken[],
): Taken | undefined {
  return taken.find((interval) => overlaps(wanted, interval));
}
