import type { ConfirmationDeadline } from '@liandong/contracts/confirmations/confirmation';
import { m } from '../../../paraglide/messages.js';
import { Badge } from '../../../shared/ui/layout.js';

const URGENT_DAYS = 3;

/** How many working days are left to confirm; the word changes with the colour. */
export function DeadlineBadge({ deadline: { daysLeft, overdue } }: { deadline: ConfirmationDeadline }) {
  if (overdue) return <Badge look="danger">{m.due_overdue()}</Badge>;
  if (daysLeft <= 1) return <Badge look="danger">{m.due_last_day()}</Badge>;
  return (
    <Badge look={daysLeft <= URGENT_DAYS ? 'amber' : 'neutral'}>{m.due_days_left({ days: daysLeft })}</Badge>
  );
}
