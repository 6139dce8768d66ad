import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';
import { useEffect, useRef, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { arrivals } from '../partition.js';

/** Says aloud, to screen readers, who has just come: the list itself would be read as a whole. */
export function ArrivalAnnouncer({ rows }: { rows: readonly AttendanceRow[] }) {
  const before = useRef<readonly AttendanceRow[] | null>(null);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const names = arrivals(before.current, rows).map((row) => row.displayName);
    before.current = rows;
    if (names.length > 0) setSpoken(m.attendance_arrived({ names: names.join(m.list_separator()) }));
  }, [rows]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
