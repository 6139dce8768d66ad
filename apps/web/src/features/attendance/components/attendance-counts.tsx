import type { Attendance } from '@liandong/contracts/check-ins/attendance';
import { m } from '../../../paraglide/messages.js';

export function AttendanceCounts({ counts }: { counts: Attendance['counts'] }) {
  const { signedUp, checkedIn, checkedOut, walkIns, refused } = counts;
  return (
    <dl className="card attendance-counts">
      <Count name={m.count_checked_in()} value={checkedIn} of={signedUp} />
      <Count name={m.count_checked_out()} value={checkedOut} />
      <Count name={m.count_signed_up()} value={signedUp} />
      <Count name={m.count_walk_ins()} value={walkIns} />
      <Count name={m.count_refused()} value={refused} />
    </dl>
  );
}

function Count({ name, value, of }: { name: string; value: number; of?: number }) {
  return (
    <div className="attendance-counts__one">
      <dt>{name}</dt>
      <dd className="figures">
        {value}
        {of !== undefined && of > 0 && <small> / {of}</small>}
      </dd>
    </div>
  );
}
