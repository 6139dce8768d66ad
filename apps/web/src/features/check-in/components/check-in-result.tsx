import { useEffect, type ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { disputeLabel } from '../../../shared/i18n/dispute-labels.js';
import type { KeptAnswer } from '../../../shared/scan-queue/kept-answer.js';
import type { KeptScan } from '../../../shared/scan-queue/kept-scan.js';
import { markSeen } from '../../../shared/scan-queue/mark-seen.js';
import { UndoButton } from '../../../shared/scan-queue/undo-button.js';
import { clockWithSeconds, duration, longDay } from '../../../shared/time/format.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { nextStepAfter, type NextStep } from '../next-step.js';
import { ResultMark } from './result-mark.js';

type Taken = Exclude<KeptAnswer, { outcome: 'rejected' }>;
type Rejected = Extract<KeptAnswer, { outcome: 'rejected' }>;

/** What became of a scan. */
export function CheckInResult({ scan, onAnew }: { scan: KeptScan; onAnew: () => void }) {
  const { answer, state } = scan;
  useEffect(() => {
    if (scan.state === 'answered') markSeen([scan.scanId]);
  }, [scan]);

  if (state === 'undone') return <Undone onAnew={onAnew} />;
  if (answer === null) return null;
  return answer.outcome === 'rejected' ? (
    <Refused answer={answer} />
  ) : (
    <Accepted answer={answer} undo={<UndoButton scan={scan} explained={m.undo_explained()} wide />} />
  );
}

function titleOf({ outcome, direction }: Taken): string {
  if (outcome === 'disputed') return m.check_in_disputed();
  if (outcome === 'duplicate') return direction === 'in' ? m.check_in_duplicate() : m.check_out_duplicate();
  return direction === 'in' ? m.check_in_accepted() : m.check_out_accepted();
}

/** The scan was taken, now or before; or it waits for the leader's word. */
function Accepted({ answer, undo }: { answer: Taken; undo: ReactNode }) {
  const { outcome, direction, activityId, activityTitle, at, minutes } = answer;
  const kind = outcome === 'provisional' ? 'accepted' : outcome === 'disputed' ? 'waiting' : outcome;
  return (
    <div className={`check-in__result check-in__result--${kind}`}>
      <ResultMark kind={kind} />
      <h1>{titleOf(answer)}</h1>
      <p className="check-in__what">{activityTitle}</p>
      <p className="check-in__when">
        <time dateTime={at}>{clockWithSeconds(at)}</time>
        <span>{longDay(at)}</span>
      </p>
      {outcome === 'provisional' && <p>{m.check_in_provisional()}</p>}
      {outcome === 'disputed' && <p>{disputeLabel(answer.reason)}</p>}
      {outcome === 'disputed' && <p>{m.check_in_disputed_next()}</p>}
      {outcome === 'duplicate' && <p>{m.check_in_first_time()}</p>}
      {minutes !== null && <p>{m.check_out_minutes({ duration: duration(minutes) })}</p>}
      {minutes === 0 && <p>{m.check_out_nothing()}</p>}
      {direction === 'in' && outcome !== 'disputed' && <p>{m.check_in_remember_out()}</p>}
      <Ways>
        <a className={buttonClass('primary', true)} href={`/activities/${activityId}`}>
          {m.check_in_see_activity()}
        </a>
        <a className={buttonClass('quiet', true)} href="/me">
          {m.check_in_see_hours()}
        </a>
        {undo}
      </Ways>
    </div>
  );
}

const stepTexts: Record<NextStep, () => string> = {
  typeAgain: m.next_type_again,
  scanAgain: m.next_scan_again,
  askLeader: m.next_ask_leader,
  signUp: m.next_sign_up,
  seeActivities: m.next_see_activities,
  comeBack: m.next_come_back,
};

/** The scan was refused: the gateway's sentence, and what to do now. */
function Refused({ answer: { reason, detail } }: { answer: Rejected }) {
  const step = nextStepAfter(reason);
  return (
    <div className="check-in__result check-in__result--refused" data-code={reason}>
      <ResultMark kind="refused" />
      <h1>{m.check_in_refused()}</h1>
      <p className="check-in__what">{detail}</p>
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

function Undone({ onAnew }: { onAnew: () => void }) {
  return (
    <div className="check-in__result check-in__result--waiting">
      <ResultMark kind="duplicate" />
      <h1>{m.check_in_undone()}</h1>
      <p>{m.check_in_undone_text()}</p>
      <Ways>
        <Button look="secondary" wide onClick={onAnew}>
          {m.check_in_anew()}
        </Button>
        <a className={buttonClass('quiet', true)} href="/activities">
          {m.to_activities()}
        </a>
      </Ways>
    </div>
  );
}

function Ways({ children }: { children: ReactNode }) {
  return <div className="check-in__ways">{children}</div>;
}
