import { STEP_SECONDS } from '@liandong/rules/venue-code';
import { m } from '../../../paraglide/messages.js';

/** How long the code still holds; starts where its step already is. */
export function CountdownRing({ elapsedMs }: { elapsedMs: number }) {
  return (
    <div className="countdown">
      <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
        <circle className="countdown__track" cx="18" cy="18" r="15" pathLength={100} />
        <circle
          className="countdown__rest"
          cx="18"
          cy="18"
          r="15"
          pathLength={100}
          style={{ animationDuration: `${STEP_SECONDS}s`, animationDelay: `-${elapsedMs}ms` }}
        />
      </svg>
      <span>{m.venue_renews({ seconds: STEP_SECONDS })}</span>
    </div>
  );
}
