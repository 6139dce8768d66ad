import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { ConnectionBadge } from '../../../shared/attendance/connection-badge.js';
import { useLiveAttendance } from '../../../shared/attendance/use-live-attendance.js';
import { namesApart } from '../../../shared/names/namesakes.js';
import { clockWithSeconds } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { buttonClass } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Empty, Loading, PageHeader, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { partition } from '../partition.js';
import { ArrivalAnnouncer } from './arrival-announcer.js';
import { AttendanceCounts } from './attendance-counts.js';
import { AttendanceRows } from './attendance-rows.js';
import './attendance.css';

/** Who came and who is awaited, as it happens. */
export function AttendancePage({ activityId, disputes }: { activityId: string; disputes: ReactNode }) {
  const { attendance, connection, refusal } = useLiveAttendance(activityId);
  const rows = attendance?.rows ?? [];
  const { present, awaited, absent } = partition(rows);
  const nameOf = namesApart(rows);

  return (
    <div className="attendance">
      <BackLink to={`/activities/${activityId}`}>{m.back_to_activity()}</BackLink>
      <PageHeader
        title={m.attendance_title()}
        lead={attendance?.activityTitle}
        actions={
          refusal === null && (
            <>
              <ConnectionBadge state={connection} />
              <Link className={buttonClass('secondary')} to={`/activities/${activityId}/wall`}>
                <Icon name="screen" size={20} />
                <span>{m.open_wall()}</span>
              </Link>
            </>
          )
        }
      />
      {refusal !== null && <ErrorNotice error={refusal} />}
      {attendance === null && refusal === null && <Loading />}
      {attendance !== null && (
        <>
          <ArrivalAnnouncer key={activityId} rows={attendance.rows} />
          <AttendanceCounts counts={attendance.counts} />
          <p className="attendance__as-of">
            {m.attendance_as_of({ time: clockWithSeconds(attendance.asOf) })}
          </p>
          {disputes}
          <Section title={m.attendance_present({ count: present.length })}>
            {present.length === 0 ? (
              <Empty icon="people" title={m.attendance_nobody()}>
                <p>{m.attendance_nobody_hint()}</p>
              </Empty>
            ) : (
              <AttendanceRows rows={present} nameOf={nameOf} />
            )}
          </Section>
          {awaited.length > 0 && (
            <Section title={m.attendance_awaited({ count: awaited.length })}>
              <AttendanceRows rows={awaited} nameOf={nameOf} />
            </Section>
          )}
          {absent.length > 0 && (
            <Section title={m.attendance_absent({ count: absent.length })}>
              <AttendanceRows rows={absent} nameOf={nameOf} />
            </Section>
          )}
        </>
      )}
    </div>
  );
}
