import { m } from '../../../paraglide/messages.js';
import type { StreamState } from '../../../shared/api/event-stream.js';
import { useLiveAttendance } from '../../../shared/attendance/use-live-attendance.js';
import { clockWithSeconds } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Badge, Empty, Loading, PageHeader, Section, type BadgeLook } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { partition } from '../partition.js';
import { ArrivalAnnouncer } from './arrival-announcer.js';
import { AttendanceCounts } from './attendance-counts.js';
import { AttendanceRows } from './attendance-rows.js';
import './attendance.css';

/** Who came and who is awaited, as it happens. */
export function AttendancePage({ activityId }: { activityId: string }) {
  const { attendance, connection, refusal } = useLiveAttendance(activityId);
  const { present, awaited } = partition(attendance?.rows ?? []);

  return (
    <div className="attendance">
      <BackLink to={`/activities/${activityId}`}>{m.back_to_activity()}</BackLink>
      <PageHeader
        title={m.attendance_title()}
        lead={attendance?.activityTitle}
        actions={<Connection state={connection} />}
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
          <Section title={m.attendance_present({ count: present.length })}>
            {present.length === 0 ? (
              <Empty icon="people" title={m.attendance_nobody()}>
                <p>{m.attendance_nobody_hint()}</p>
              </Empty>
            ) : (
              <AttendanceRows rows={present} />
            )}
          </Section>
          {awaited.length > 0 && (
            <Section title={m.attendance_awaited({ count: awaited.length })}>
              <AttendanceRows rows={awaited} />
            </Section>
          )}
        </>
      )}
    </div>
  );
}

const connections: Record<StreamState, { look: BadgeLook; label: () => string }> = {
  connecting: { look: 'amber', label: m.connection_connecting },
  live: { look: 'pine', label: m.connection_live },
  waiting: { look: 'amber', label: m.connection_waiting },
  refused: { look: 'danger', label: m.connection_refused },
};

function Connection({ state }: { state: StreamState }) {
  const { look, label } = connections[state];
  return (
    <span role="status" className={`connection connection--${state}`}>
      <Badge look={look}>
        <span className="connection__dot" aria-hidden="true" />
        {label()}
      </Badge>
    </span>
  );
}
