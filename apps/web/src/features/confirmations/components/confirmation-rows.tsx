import type { ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { GradeBadge } from '../../../shared/hours/grade-badge.js';
import { HoursExplanation } from '../../../shared/hours/hours-explanation.js';
import { clock, dayAndClock, duration } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Badge } from '../../../shared/ui/layout.js';

interface ConfirmationRowsProps {
  rows: readonly ConfirmationRow[];
  nameOf: (row: ConfirmationRow) => string;
  /** null for those who may only look. */
  onFix: ((row: ConfirmationRow) => void) | null;
}

export function ConfirmationRows({ rows, nameOf, onFix }: ConfirmationRowsProps) {
  return (
    <ul className="card confirmation-rows">
      {rows.map((row) => (
        <Row key={row.volunteerId} name={nameOf(row)} row={row} onFix={onFix} />
      ))}
    </ul>
  );
}

interface RowProps {
  name: string;
  row: ConfirmationRow;
  onFix: ConfirmationRowsProps['onFix'];
}

function Row({ name, row, onFix }: RowProps) {
  const { minutes, explanation, decision } = row;
  return (
    <li className="confirmation-row">
      <div className="confirmation-row__who">
        <strong>{name || m.attendance_unnamed()}</strong>
        <Times row={row} />
      </div>
      <strong className="confirmation-row__minutes figures">
        {minutes === null ? '—' : duration(minutes)}
      </strong>
      <Badges row={row} />
      {row.raise && <Raise raise={row.raise} counted={minutes ?? 0} mayPropose={onFix !== null} />}
      {row.needsSecondPerson && <p className="confirmation-row__note">{m.confirm_own()}</p>}
      {decision && (
        <p className="confirmation-row__note">
          {m.confirm_decided({ name: decision.decidedBy, time: dayAndClock(decision.decidedAt) })}
          {decision.note !== null && ` ${m.confirm_decided_note({ note: decision.note })}`}
        </p>
      )}
      <HoursExplanation minutes={minutes} steps={explanation} />
      {onFix && isFixable(row) && (
        <Button icon="edit" aria-label={m.confirm_fix_of({ name })} onClick={() => onFix(row)}>
          {labelOf(row)}
        </Button>
      )}
    </li>
  );
}

/** The present time of the activity covers more than was counted: a second person has to agree to that. */
function Raise({
  raise: { entryId, minutes, explanation },
  counted,
  mayPropose,
}: {
  raise: NonNullable<ConfirmationRow['raise']>;
  counted: number;
  mayPropose: boolean;
}) {
  return (
    <div className="confirmation-row__note">
      <p>{m.raise_says({ counted: duration(counted), possible: duration(minutes) })}</p>
      <HoursExplanation minutes={minutes} steps={explanation} />
      {mayPropose && <Link to={`/ledger/entries/${entryId}?raiseTo=${minutes}`}>{m.raise_propose()}</Link>}
    </div>
  );
}

function labelOf({ state, minutes }: ConfirmationRow): string {
  if (state === 'raisable') return m.raise_keep();
  return minutes === null && state === 'open' ? m.confirm_decide() : m.confirm_fix();
}

/** An attendance that was entered afterwards, without time, can only be taken back by a correction. */
function isFixable({ state, minutes, needsSecondPerson }: ConfirmationRow): boolean {
  if (needsSecondPerson) return false;
  if (state === 'entered') return minutes !== null;
  return state === 'open' || state === 'proven' || state === 'raisable' || state === 'attendanceOnly';
}

function Times({ row: { checkedInAt, checkedOutAt } }: { row: ConfirmationRow }) {
  if (checkedInAt === null) return null;
  return (
    <span className="confirmation-row__times">
      {m.attendance_in()} <time dateTime={checkedInAt}>{clock(checkedInAt)}</time>
      {checkedOutAt !== null && (
        <>
          {' · '}
          {m.attendance_out()} <time dateTime={checkedOutAt}>{clock(checkedOutAt)}</time>
        </>
      )}
    </span>
  );
}

/** Somebody has confirmed it: until then a tick or a poster proves no more than that someone came. */
function isGiven(state: ConfirmationRow['state']): boolean {
  return state === 'confirmed' || state === 'raisable';
}

function Badges({ row }: { row: ConfirmationRow }) {
  const { presence, late, leftEarly, grade, state, signedUp, decision, retroMinutes } = row;
  const wasReadmitted = decision?.overturned === true || presence === 'entered';
  if (!wasReadmitted && (presence === 'noShow' || decision?.outcome === 'noShow')) {
    return (
      <span className="confirmation-row__badges">
        {state === 'confirmed' && <Badge look="pine">{m.confirm_state_confirmed()}</Badge>}
        <Badge look="danger">{m.confirm_no_show()}</Badge>
      </span>
    );
  }
  return (
    <span className="confirmation-row__badges">
      {state === 'confirmed' && <Badge look="pine">{m.confirm_state_confirmed()}</Badge>}
      {state === 'waiting' && <Badge>{m.confirm_state_waiting()}</Badge>}
      {wasReadmitted && <Badge look="amber">{m.confirm_readmitted()}</Badge>}
      {presence === 'unclosed' && <Badge look="amber">{m.confirm_unclosed()}</Badge>}
      {late && <Badge look="amber">{m.confirm_late()}</Badge>}
      {leftEarly && <Badge look="amber">{m.confirm_left_early()}</Badge>}
      {!signedUp && <Badge>{m.attendance_walk_in()}</Badge>}
      {grade !== null && <GradeBadge kind={isGiven(state) ? 'serviceTime' : 'attendance'} grade={grade} />}
      {retroMinutes > 0 && (
        <Badge look="amber">{m.confirm_retro({ duration: duration(retroMinutes) })}</Badge>
      )}
    </span>
  );
}
