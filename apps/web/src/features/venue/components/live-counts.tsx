import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { useLiveAttendance } from '../../../shared/attendance/use-live-attendance.js';

/** How many have come so far, so that the leader sees each scan arrive. */
export function LiveCounts({ activityId }: { activityId: string }) {
  const { attendance } = useLiveAttendance(activityId);
  if (attendance === null) return <div className="venue__counts" />;
  const { signedUp, checkedIn, checkedOut } = attendance.counts;
  return (
    <Link className="venue__counts" to={`/activities/${activityId}/attendance`} aria-live="polite">
      <Count name={m.count_signed_up()} value={signedUp} />
      <Count name={m.count_checked_in()} value={checkedIn} />
      <Count name={m.count_checked_out()} value={checkedOut} />
    </Link>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <span className="venue__count">
      <strong className="figures">{value}</strong>
      <span>{name}</span>
    </span>
  );
}
