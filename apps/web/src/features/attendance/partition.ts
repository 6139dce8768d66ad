import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';
import { isPresent } from '../../shared/attendance/is-present.js';

/** Those who came, those still awaited, and those who were not there; each in the order in which they are given. */
export function partition(rows: readonly AttendanceRow[]): {
  present: AttendanceRow[];
  awaited: AttendanceRow[];
  absent: AttendanceRow[];
} {
  return {
    present: rows.filter(isPresent),
    awaited: rows.filter((row) => !isPresent(row) && !row.noShow),
    absent: rows.filter(({ noShow }) => noShow),
  };
}

/** Who is in the newer snapshot as present and was not in the older one; nobody at the first snapshot. */
export function arrivals(
  older: readonly AttendanceRow[] | null,
  newer: readonly AttendanceRow[],
): AttendanceRow[] {
  if (older === null) return [];
  const before = new Set(partition(older).present.map((row) => row.volunteerId));
  return partition(newer).present.filter((row) => !before.has(row.volunteerId));
}
