import type { ConfirmationDeadline } from '@liandong/contracts/confirmations/confirmation';
import { tenthWorkingDay, workingDaysLeft, type WorkCalendar } from '@liandong/rules/working-days';

/** By when an activity that ended then must be confirmed (Order 67, Art 11), seen from now. */
export function deadlineOf(endedAt: Date, now: Date, calendar: WorkCalendar): ConfirmationDeadline {
  const deadline = tenthWorkingDay(endedAt, calendar);
  return {
    dueOn: deadline.day,
    daysLeft: workingDaysLeft(now, deadline, calendar),
    overdue: now >= deadline.endsAt,
    final: deadline.final,
  };
}
