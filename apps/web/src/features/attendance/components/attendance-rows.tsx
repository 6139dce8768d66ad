import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';
import { m } from '../../../paraglide/messages.js';
import { isPresent } from '../../../shared/attendance/is-present.js';
import { GradeBadge } from '../../../shared/hours/grade-badge.js';
import { clock, duration } from '../../../shared/time/format.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Badge } from '../../../shared/ui/layout.js';

interface AttendanceRowsProps {
  rows: readonly AttendanceRow[];
  nameOf: (row: AttendanceRow) => string;
}

export function AttendanceRows({ rows, nameOf }: AttendanceRowsProps) {
  return (
    <ul className="card attendance-rows">
      {rows.map((row) => (
        <Row key={row.volunteerId} name={nameOf(row)} row={row} />
      ))}
    </ul>
  );
}

function Row({ name, row }: { name: string; row: AttendanceRow }) {
  const { signedUp, checkedInAt, checkedOutAt, grade, minutes, retroMinutes, awaitsLeader, noShow } = row;
  const came = isPresent(row);
  return (
    <li className={`attendance-row${came ? ' attendance-row--present' : ''}`}>
      <span className="attendance-row__mark">
        <Icon name={noShow ? 'close' : came ? 'check' : 'clock'} size={20} />
      </span>
      <span className="attendance-row__name">{name || m.attendance_unnamed()}</span>
      <span className="attendance-row__badges">
        {!signedUp && <Badge look="amber">{m.attendance_walk_in()}</Badge>}
        {awaitsLeader && <Badge look="amber">{m.attendance_awaits_leader()}</Badge>}
        {grade !== null && !awaitsLeader && !noShow && (
          <GradeBadge kind={minutes === null ? 'attendance' : 'serviceTime'} grade={grade} />
        )}
        {minutes !== null && <Badge>{duration(minutes)}</Badge>}
        {retroMinutes > 0 && grade !== 'retro' && (
          <Badge look="amber">{m.confirm_retro({ duration: duration(retroMinutes) })}</Badge>
        )}
      </span>
      <span className="attendance-row__times">
        {checkedInAt !== null && (
          <span>
            {m.attendance_in()} <time dateTime={checkedInAt}>{clock(checkedInAt)}</time>
          </span>
        )}
        {checkedOutAt !== null && (
          <span>
            {m.attendance_out()} <time dateTime={checkedOutAt}>{clock(checkedOutAt)}</time>
          </span>
        )}
      </span>
    </li>
  );
}
