import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Notice } from '../../../shared/ui/notice.js';
import { useCheckIn } from '../use-check-in.js';
import { CheckInResult } from './check-in-result.js';
import { Waiting } from './waiting.js';
import './check-in.css';

interface CheckInScreenProps {
  code: string;
  /** Shown while nobody is signed in: the check-in completes by itself afterwards. */
  signIn: ReactNode;
  /** Shown below the result, such as a question for the name. */
  afterwards: ReactNode;
}

/** What opens when a member scans the leader's screen: the scan's way to its answer. */
export function CheckInScreen({ code, signIn, afterwards }: CheckInScreenProps) {
  const { phase, retry, anew } = useCheckIn(code);

  if (phase.kind === 'signIn') {
    return (
      <>
        <h1 className="visually-hidden">{m.check_in_title()}</h1>
        <Notice>{m.check_in_kept_over_sign_in()}</Notice>
        {signIn}
      </>
    );
  }
  return (
    <>
      <div className="check-in" aria-live="assertive">
        {(phase.kind === 'restoring' || phase.kind === 'sending') && (
          <div className="check-in__pending">
            <span className="check-in__pulse" aria-hidden="true" />
            <h1>{m.check_in_sending()}</h1>
          </div>
        )}
        {phase.kind === 'waiting' && <Waiting onRetry={retry} />}
        {phase.kind === 'answered' && (
          <CheckInResult
            key={`${phase.scan.scanId} ${phase.scan.state === 'undone'}`}
            scan={phase.scan}
            onAnew={anew}
          />
        )}
      </div>
      {phase.kind === 'answered' && afterwards}
    </>
  );
}
