import type { Attendance } from '@liandong/contracts/check-ins/attendance';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import type { StreamState } from '../../../shared/api/event-stream.js';
import { ConnectionBadge } from '../../../shared/attendance/connection-badge.js';
import { useLiveAttendance } from '../../../shared/attendance/use-live-attendance.js';
import { clockWithSeconds } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { FullscreenButton } from '../../../shared/ui/fullscreen-button.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useWakeLock } from '../../../shared/ui/use-wake-lock.js';
import { NewestArrivals } from './newest-arrivals.js';
import './wall.css';

/**
 * For a big screen in the room: how many are here, and who has just come. Everybody in the room reads it, so names
 * are masked until the leader chooses otherwise; the choice ends with the page.
 */
export function WallScreen({ activityId }: { activityId: string }) {
  const { attendance, connection, refusal } = useLiveAttendance(activityId);
  const [fullNames, setFullNames] = useState(false);
  useWakeLock();

  return (
    <main id="content" className="wall">
      <title>{`${m.wall_title()} · ${m.app_name()}`}</title>
      <header className="wall__bar">
        <BackLink to={`/activities/${activityId}/attendance`}>{m.attendance_title()}</BackLink>
        {refusal === null && (
          <>
            <ConnectionBadge state={connection} />
            <span className="wall__actions">
              <Button look="quiet" aria-pressed={fullNames} onClick={() => setFullNames(!fullNames)}>
                {fullNames ? m.wall_hide_names() : m.wall_show_names()}
              </Button>
              <FullscreenButton />
            </span>
          </>
        )}
      </header>
      {refusal !== null && <ErrorNotice error={refusal} />}
      {attendance === null && refusal === null && <Loading />}
      {attendance !== null && (
        <>
          <StaleNotice connection={connection} asOf={attendance.asOf} />
          <div className="wall__body">
            <Progress attendance={attendance} />
            <NewestArrivals rows={attendance.rows} fullNames={fullNames} />
          </div>
        </>
      )}
    </main>
  );
}

/** A number that stands still must not pass for one that is true. */
function StaleNotice({ connection, asOf }: { connection: StreamState; asOf: string }) {
  if (connection === 'live' || connection === 'refused') return null;
  return (
    <Notice look="warning">
      <p>{m.wall_stale({ time: clockWithSeconds(asOf) })}</p>
    </Notice>
  );
}

function Progress({ attendance }: { attendance: Attendance }) {
  const { activityTitle, asOf, counts } = attendance;
  const { signedUp, checkedIn, checkedOut, walkIns } = counts;
  const arrived = checkedIn - walkIns;
  const awaited = Math.max(0, signedUp - arrived);
  return (
    <section className="wall__progress" aria-label={m.wall_title()}>
      <p className="wall__welcome">{m.wall_welcome()}</p>
      <h1>{activityTitle}</h1>
      <p className="wall__figure">
        <span className="wall__arrived">{m.wall_arrived()}</span>
        <strong className="figures" data-testid="wall-checked-in">
          {checkedIn}
        </strong>
        {signedUp > 0 && <span>{m.wall_of({ count: signedUp })}</span>}
      </p>
      {signedUp > 0 && (
        <progress
          className="wall__meter"
          max={signedUp}
          value={arrived}
          aria-label={m.wall_progress({ arrived, expected: signedUp })}
        />
      )}
      <dl className="wall__counts">
        <Count name={m.wall_awaited()} value={awaited} />
        <Count name={m.count_walk_ins()} value={walkIns} />
        <Count name={m.count_checked_out()} value={checkedOut} />
      </dl>
      <p className="wall__as-of">
        {signedUp > 0 && awaited === 0 ? m.wall_all_here() : m.wall_as_of({ time: clockWithSeconds(asOf) })}
      </p>
    </section>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}
