import type { ConfirmationDeadline } from '@liandong/contracts/confirmations/confirmation';
import type { DueStage } from '@liandong/contracts/confirmations/due-confirmation';

/**
 * What must be told of a deadline by now: leaders hear three working days and one working day before it ends, the
 * organiser when it is over. Today counts, so with one day left the last one is today.
 * @returns null while there is time enough
 */
export function dueStage({ daysLeft, overdue }: ConfirmationDeadline): DueStage | null {
  if (overdue) return 'overdue';
  if (daysLeft <= 1) return 'oneDayLeft';
  return daysLeft <= 3 ? 'threeDaysLeft' : null;
}
