import { z } from 'zod';
import { Instant } from '../common/scalars.js';

const minutes = z.int();
const stretch = { from: Instant, to: Instant };
const clamped = { at: Instant, limit: Instant };

/** One reason for a figure; `explainHours` of `@liandong/rules/explain-hours` says it in a sentence. */
export const HoursStep = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('counted'), ...stretch }),
    z.object({ code: z.literal('cameBeforeStart'), ...clamped }),
    z.object({ code: z.literal('cameAfterStart'), ...clamped }),
    z.object({ code: z.literal('leftBeforeEnd'), ...clamped }),
    z.object({ code: z.literal('leftAfterEnd'), ...clamped }),
    z.object({ code: z.literal('cameAfterEnd'), at: Instant }),
    z.object({ code: z.literal('leftBeforeStart'), at: Instant }),
    z.object({ code: z.literal('leftBeforeComing'), at: Instant }),
    z.object({ code: z.literal('cameBeforePublication'), ...clamped }),
    z.object({ code: z.literal('leftBeforePublication'), ...clamped }),
    z.object({ code: z.literal('breakTaken'), ...stretch }),
    z.object({ code: z.literal('overlapWith'), title: z.string(), ...stretch }),
    z.object({ code: z.literal('unclosed') }),
    z.object({ code: z.literal('decidedTimes'), ...stretch }),
    z.object({ code: z.literal('decidedMinutes'), minutes }),
    z.object({ code: z.literal('annulled'), at: Instant, direction: z.enum(['in', 'out']).optional() }),
    z.object({ code: z.literal('rescheduled'), ...stretch }),
    z.object({ code: z.literal('breaksChanged') }),
    z.object({ code: z.literal('lowered'), before: minutes, after: minutes }),
    z.object({ code: z.literal('corrected'), before: minutes, after: minutes }),
  ])
  .meta({ id: 'HoursStep' });
export type HoursStep = z.infer<typeof HoursStep>;

/** Why an entry has the minutes that it has, in the order in which they came about. */
export const HoursExplanation = z.array(HoursStep);
