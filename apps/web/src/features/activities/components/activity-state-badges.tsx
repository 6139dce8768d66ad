import type { Activity } from '@liandong/contracts/activities/activity';
import { m } from '../../../paraglide/messages.js';
import { isOver } from '../../../shared/time/is-over.js';
import { Badge } from '../../../shared/ui/layout.js';
import { serverNow } from '../../../shared/time/server-now.js';

/** What is special about an activity, and how the person stands to it. */
export function ActivityStateBadges({ activity }: { activity: Activity }) {
  const { status, mySignUp, startsAt } = activity;
  const running =
    status === 'published' && Date.parse(startsAt) <= serverNow().getTime() && !isOver(activity);
  return (
    <>
      {status === 'draft' && <Badge look="amber">{m.status_draft()}</Badge>}
      {running && <Badge look="accent">{m.status_running()}</Badge>}
      {status === 'cancelled' && <Badge look="danger">{m.status_cancelled()}</Badge>}
      {status === 'completed' && <Badge>{m.status_completed()}</Badge>}
      {mySignUp === 'signedUp' && <Badge look="pine">{m.my_signed_up()}</Badge>}
      {mySignUp === 'waitlisted' && <Badge look="amber">{m.my_waitlisted()}</Badge>}
    </>
  );
}
