import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';

/** Who checked in or was entered afterwards, unless the leader decided that they were not there. */
export function isPresent({ checkedInAt, entered, noShow }: AttendanceRow): boolean {
  return (checkedInAt !== null || entered) && !noShow;
}
