import type { HoursStep } from './hours-steps.js';
import { lengthOf, sharedSpan, withoutSpan, type Span } from './spans.js';

/** Service of the same person that is counted already. */
export interface OtherService {
  title: string;
  /** The time that it counted, see `countedSpans`. */
  spans: readonly Span[];
}

/** When somebody came and went, and when the activity was. */
export interface ServiceTimes {
  checkedInAt: Date;
  checkedOutAt: Date;
  startsAt: Date;
  endsAt: Date;
  /** Announced times within the activity that are no service. */
  breaks: readonly Span[];
  others: readonly OtherService[];
}

export interface CountedHours {
  /** Whole minutes, rounded down. */
  minutes: number;
  from: Date;
  to: Date;
  /** Why it is this figure, for `explainHours`. */
  steps: HoursStep[];
}

const MINUTE_MS = 60_000;

/**
 * Counts service time (product.md rule 6): from check-in to check-out within the announced time, less the breaks
 * and less what another activity of the same person counts already. Of two that overlap, the one that is in the
 * ledger keeps the time, so that both together never give more than the clock did, whichever came first.
 */
export function countHours(times: ServiceTimes): CountedHours {
  const { checkedInAt, checkedOutAt, startsAt, endsAt } = times;
  const from = clamp(checkedInAt, startsAt, endsAt);
  const to = clamp(checkedOutAt, from, endsAt);
  const steps: HoursStep[] = [...arrival(times), ...departure(checkedInAt, checkedOutAt, startsAt, endsAt)];
  if (from < to) steps.push({ code: 'counted', ...written({ from, to }) });
  let spans: Span[] = from < to ? [{ from, to }] : [];
  const take = (taken: Span, stepOf: (span: Span) => HoursStep) => {
    const shared = spans.flatMap((span) => sharedSpan(span, taken) ?? []);
    steps.push(...shared.map(stepOf));
    spans = withoutSpan(spans, taken);
  };
  for (const pause of inOrder(times.breaks)) {
    take(pause, (span) => ({ code: 'breakTaken', ...written(span) }));
  }
  for (const { title, span } of otherSpans(times.others)) {
    take(span, (shared) => ({ code: 'overlapWith', title, ...written(shared) }));
  }
  return { minutes: Math.floor(lengthOf(spans) / MINUTE_MS), from, to, steps };
}

/** Why an attendance without a check-out counts nothing yet: it is never full time by itself, a person decides. */
export function unclosedHours(times: Pick<ServiceTimes, 'checkedInAt' | 'startsAt' | 'endsAt'>): HoursStep[] {
  return [...arrival(times), { code: 'unclosed' }];
}

/** The most that an activity can count, in whole minutes: its length less its breaks. */
export function longestService(activity: Pick<ServiceTimes, 'startsAt' | 'endsAt' | 'breaks'>): number {
  const { startsAt, endsAt } = activity;
  return countHours({ ...activity, checkedInAt: startsAt, checkedOutAt: endsAt, others: [] }).minutes;
}

function arrival({
  checkedInAt,
  startsAt,
  endsAt,
}: Pick<ServiceTimes, 'checkedInAt' | 'startsAt' | 'endsAt'>): HoursStep[] {
  const at = checkedInAt.toISOString();
  if (checkedInAt >= endsAt) return [{ code: 'cameAfterEnd', at }];
  const limit = startsAt.toISOString();
  if (checkedInAt < startsAt) return [{ code: 'cameBeforeStart', at, limit }];
  return checkedInAt > startsAt ? [{ code: 'cameAfterStart', at, limit }] : [];
}

function departure(checkedInAt: Date, checkedOutAt: Date, startsAt: Date, endsAt: Date): HoursStep[] {
  const at = checkedOutAt.toISOString();
  if (checkedOutAt < checkedInAt) return [{ code: 'leftBeforeComing', at }];
  if (checkedOutAt <= startsAt) return [{ code: 'leftBeforeStart', at }];
  const limit = endsAt.toISOString();
  if (checkedOutAt > endsAt) return [{ code: 'leftAfterEnd', at, limit }];
  return checkedOutAt < endsAt ? [{ code: 'leftBeforeEnd', at, limit }] : [];
}

/** By time and then by title, so that the order in which they are given changes nothing. */
function otherSpans(others: readonly OtherService[]): { title: string; span: Span }[] {
  return others
    .flatMap(({ title, spans }) => spans.map((span) => ({ title, span })))
    .toSorted((a, b) => compareSpans(a.span, b.span) || (a.title < b.title ? -1 : 1));
}

function inOrder(spans: readonly Span[]): Span[] {
  return spans.toSorted(compareSpans);
}

function compareSpans(a: Span, b: Span): number {
  return a.from.getTime() - b.from.getTime() || a.to.getTime() - b.to.getTime();
}

function written({ from, to }: Span): { from: string; to: string } {
  return { from: from.toISOString(), to: to.toISOString() };
}

function clamp(at: Date, lowest: Date, highest: Date): Date {
  if (at < lowest) return lowest;
  return at > highest ? highest : at;
}
