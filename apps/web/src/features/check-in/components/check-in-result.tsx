import type { CheckInReceipt } from '@liandong/contracts/check-ins/check-in';
import type { Problem } from '@liandong/contracts/errors/problem';
import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { clockWithSeconds, duration, longDay } from '../../../shared/time/format.js';
import { buttonClass } from '../../../shared/ui/button.js';
import { nextStepAfter, type NextStep } from '../next-step.js';
import { ResultMark } from './result-mark.js';

function titleOf({ outcome, direction }: CheckInReceipt): string {
  if (outcome === 'duplicate') return direction === 'in' ? m.check_in_duplicate() : m.check_out_duplicate();
  return direction === 'in' ? m.check_in_accepted() : m.check_out_accepted();
}

/** The scan was taken now, or had been taken before. */
export function Accepted({ receipt }: { receipt: CheckInReceipt }) {
  const { outcome, direction, activityId, activityTitle, at, minutes } = receipt;
  return (
    <div className={`check-in__result check-in__result--${outcome}`}>
      <ResultMark kind={outcome} />
      <h1>{titleOf(receipt)}</h1>
      <p className="check-in__what">{activityTitle}</p>
      <p className="check-in__when">
        <time dateTime={at}>{clockWithSeconds(at)}</time>
        <span>{longDay(at)}</span>
      </p>
      {outcome === 'duplicate' && <p>{m.check_in_first_time()}</p>}
      {minutes !== null && <p>{m.check_out_minutes({ duration: duration(minutes) })}</p>}
      {direction === 'in' && <p>{m.check_in_remember_out()}</p>}
      <Ways>
        <a className={buttonClass('primary', true)} href={`/activities/${activityId}`}>
          {m.check_in_see_activity()}
        </a>
        <a className={buttonClass('quiet', true)} href="/me">
          {m.check_in_see_hours()}
        </a>
      </Ways>
    </div>
  );
}

const stepTexts: Record<NextStep, () => string> = {
  typeAgain: m.step_type_again,
  scanAgain: m.next_scan_again,
  askLeader: m.next_ask_leader,
  signUp: m.next_sign_up,
  seeActivities: m.next_see_activities,
  comeBack: m.next_come_back,
};

/** The scan was refused: the gateway's sentence, and what to do now. */
export function Refused({ problem }: { problem: Problem }) {
  const step = nextStepAfter(problem.code);
  return (
    <div className="check-in__result check-in__result--refused" data-code={problem.code}>
      <ResultMark kind="refused" />
      <h1>{m.check_in_refused()}</h1>
      <p className="check-in__what">{problem.detail}</p>
      <p>{stepTexts[step]()}</p>
      <Ways>
        <a
          className={buttonClass(
            step === 'signUp' || step === 'seeActivities' ? 'primary' : 'secondary',
            true,
          )}
          href="/activities"
        >
          {m.to_activities()}
        </a>
      </Ways>
    </div>
  );
}

function Ways({ children }: { children: ReactNode }) {
  return <div className="check-in__ways">{children}</div>;
}
