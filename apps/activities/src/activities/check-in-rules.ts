import type { Break, CheckInPolicy } from '@liandong/contracts/check-ins/check-in-policy';
import { AppError } from '@liandong/contracts/errors/app-error';
import { spansOf } from '@liandong/rules/spans';

interface Timed {
  startsAt: Date;
  endsAt: Date;
  breaks: readonly Break[];
}

/**
 * Breaks are taken out of service time, so each must be a time of the activity and be taken out once.
 * @throws AppError BREAK_OUTSIDE_ACTIVITY, also when a break does not end after it starts; BREAKS_OVERLAP
 */
export function checkBreaks({ startsAt, endsAt, breaks }: Timed): void {
  const spans = breaks
    .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
    .toSorted((one, other) => one.from - other.from);
  let last = startsAt.getTime();
  for (const { from, to } of spans) {
    if (from >= to || from < startsAt.getTime() || to > endsAt.getTime())
      throw new AppError('BREAK_OUTSIDE_ACTIVITY');
    if (from < last) throw new AppError('BREAKS_OVERLAP');
    last = to;
  }
}

/** Whether the same times are taken out; with `until`, of those before it. */
export function hasSameBreaks(one: CheckInPolicy, other: CheckInPolicy, until: Date | null = null): boolean {
  const taken = ({ breaks }: CheckInPolicy) =>
    spansOf(breaks)
      .map(({ from, to }) => ({ from, to: until && until < to ? until : to }))
      .filter(({ from, to }) => from < to)
      .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  return JSON.stringify(taken(one)) === JSON.stringify(taken(other));
}

/** Whether two policies let the same people check in at the same times in the same ways. */
export function isSamePolicy(one: CheckInPolicy, other: CheckInPolicy): boolean {
  return namesOf(one) === namesOf(other);
}

function namesOf({
  earlyMinutes,
  lateMinutes,
  walkIns,
  ways,
  checkOut,
  breaks,
  position,
}: CheckInPolicy): string {
  const spans = spansOf(breaks);
  const place = position && [position.latitude, position.longitude, position.radiusMeters];
  return JSON.stringify([earlyMinutes, lateMinutes, walkIns, ways.toSorted(), checkOut, spans, place]);
}

/** Each once, in the order given. */
export function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
