import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';
import { maskedName } from '@liandong/rules/masked-name';
import { m } from '../../../paraglide/messages.js';
import { isPresent } from '../../../shared/attendance/is-present.js';
import { clock } from '../../../shared/time/format.js';
import { Empty } from '../../../shared/ui/layout.js';

/** As many as a screen shows in letters that can be read from the last row. */
const SHOWN = 8;

/** Who came last, the newest first. */
export function NewestArrivals({ rows, fullNames }: { rows: readonly AttendanceRow[]; fullNames: boolean }) {
  const newest = rows.filter(isPresent).slice(0, SHOWN);
  return (
    <section className="wall__newest" aria-label={m.wall_newest()}>
      <h2>{m.wall_newest()}</h2>
      {newest.length === 0 ? (
        <Empty icon="people" title={m.wall_nobody()}>
          <p>{m.wall_nobody_hint()}</p>
        </Empty>
      ) : (
        <ol aria-live="polite">
          {newest.map(({ volunteerId, displayName, checkedInAt }) => (
            <li key={volunteerId} className="wall__arrival">
              <span>{(fullNames ? displayName : maskedName(displayName)) || m.attendance_unnamed()}</span>
              {checkedInAt !== null && <time dateTime={checkedInAt}>{clock(checkedInAt)}</time>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
