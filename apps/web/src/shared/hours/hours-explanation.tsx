import type { HoursStep } from '@liandong/contracts/ledger/hours-explanation';
import { explainHours } from '@liandong/rules/explain-hours';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { duration } from '../time/format.js';
import './hours-explanation.css';

/** Why a figure is what it is, folded up until somebody asks; nothing when nobody knows. */
export function HoursExplanation({
  minutes,
  steps,
}: {
  minutes: number | null;
  steps: readonly HoursStep[];
}) {
  if (steps.length === 0) return null;
  return (
    <details className="hours-explanation">
      <summary>
        {minutes === null ? m.hours_why_none() : m.hours_why({ duration: duration(minutes) })}
      </summary>
      <ul>
        {explainHours(steps, getLocale() === 'en' ? 'en' : 'zh-CN').map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
