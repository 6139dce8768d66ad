import { spansOf, withoutSpan, type Span } from './spans.js';

/** What each reason for a figure says beside its code. Instants are ISO 8601 in UTC. */
export interface HoursStepParams {
  counted: { from: string; to: string };
  cameBeforeStart: { at: string; limit: string };
  cameAfterStart: { at: string; limit: string };
  leftBeforeEnd: { at: string; limit: string };
  leftAfterEnd: { at: string; limit: string };
  cameAfterEnd: { at: string };
  leftBeforeStart: { at: string };
  leftBeforeComing: { at: string };
  cameBeforePublication: { at: string; limit: string };
  leftBeforePublication: { at: string; limit: string };
  breakTaken: { from: string; to: string };
  overlapWith: { title: string; from: string; to: string };
  unclosed: object;
  decidedTimes: { from: string; to: string };
  decidedMinutes: { minutes: number };
  lowered: { before: number; after: number };
  corrected: { before: number; after: number };
  annulled: { at: string; direction?: 'in' | 'out' | undefined };
  rescheduled: { from: string; to: string };
  breaksChanged: object;
}

export type HoursStepCode = keyof HoursStepParams;

/**
 * One reason for a figure of the ledger; kept with the entry, and said in a sentence by `explainHours`. The minutes
 * of an entry are its `counted` time less every `breakTaken` and `overlapWith`, in whole minutes, unless a person
 * `decidedMinutes`.
 */
export type HoursStep = { [Code in HoursStepCode]: { code: Code } & HoursStepParams[Code] }[HoursStepCode];

/** The time that an entry really counted, by its explanation: what no other activity may count again. */
export function countedSpans(steps: readonly HoursStep[]): Span[] {
  const counted = spansOf(steps.flatMap((step) => (step.code === 'counted' ? [step] : [])));
  const taken = spansOf(
    steps.flatMap((step) => (step.code === 'breakTaken' || step.code === 'overlapWith' ? [step] : [])),
  );
  return taken.reduce(withoutSpan, counted);
}
