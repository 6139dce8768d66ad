import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';

/** Who checked in, unless the leader decided that they were not there. */
export function isPresent({ checkedInAt, noShow }: AttendanceRow): boolean {
  return checkedInAt !== null && !noShow;
}
