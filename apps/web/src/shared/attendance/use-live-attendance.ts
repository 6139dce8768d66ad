import { Attendance, AttendanceChange, type AttendanceRow } from '@liandong/contracts/check-ins/attendance';
import { withListChange } from '@liandong/rules/list-change';
import { useEffect, useState } from 'react';
import type { ApiError } from '../api/api-error.js';
import { checked } from '../api/decode.js';
import { openEventStream, type StreamState } from '../api/event-stream.js';

interface LiveAttendance {
  /** The newest snapshot; null until the first one came. */
  attendance: Attendance | null;
  connection: StreamState;
  /** Why the gateway refuses to stream, when it does. */
  refusal: ApiError | null;
}

const decode = checked(Attendance);
const decodeChange = checked(AttendanceChange);

const nothingYet: LiveAttendance = { attendance: null, connection: 'connecting', refusal: null };

/** Who has come to an activity, as it happens. While the connection is lost the last snapshot stays. */
export function useLiveAttendance(activityId: string): LiveAttendance {
  const [live, setLive] = useState(nothingYet);

  useEffect(() => {
    setLive(nothingYet);
    return openEventStream({
      path: `/activities/${activityId}/attendance`,
      onEvent: (event, data) => {
        if (event === 'attendance') setLive((before) => ({ ...before, attendance: decode(data) }));
        if (event === 'attendance-change') setLive((before) => changed(before, decodeChange(data)));
      },
      onState: (connection, refusal) => setLive((before) => ({ ...before, connection, refusal })),
    });
  }, [activityId]);

  return live;
}

/** A stream begins with the whole list, so there is one to change. */
function changed({ attendance, ...rest }: LiveAttendance, change: AttendanceChange): LiveAttendance {
  if (attendance === null) return { attendance, ...rest };
  const { asOf, counts } = change;
  const rows = withListChange(attendance.rows, change, keyOf);
  return { ...rest, attendance: { ...attendance, asOf, counts, rows } };
}

const keyOf = (row: AttendanceRow) => row.volunteerId;
