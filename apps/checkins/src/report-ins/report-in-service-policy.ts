import { recordsService, type ActivityClass } from '@liandong/contracts/activities/activity-class';

/** An attendance and what the ledger counts for it as report-in service. */
export interface AttendanceState {
  activityClass: ActivityClass | null;
  /** Person-times that it counts now, with all its corrections. */
  attended: number;
  /** Whether the person was reported in there at the moment of the check-in. */
  isReportedIn: boolean;
  /** Person-times that its report-in service counts now; null when it has no such entry. */
  counted: number | null;
  /** Whether people decided about that entry in a case: then their word holds. */
  isDecided: boolean;
}

/**
 * By how many person-times the report-in service of an attendance has to change: what was attended in a community
 * where one is reported in counts once. Order 67, Art 19: meetings and study are not service.
 */
export function changeOfService(state: AttendanceState): number {
  if (state.isDecided) return 0;
  const isService = state.activityClass !== null && recordsService(state.activityClass);
  const due = isService && state.isReportedIn ? Math.min(1, Math.max(0, state.attended)) : 0;
  return due - (state.counted ?? 0);
}
