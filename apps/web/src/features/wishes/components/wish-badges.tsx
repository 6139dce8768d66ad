import type { Wish } from '@liandong/contracts/activities/wish';
import { m } from '../../../paraglide/messages.js';
import { longDay } from '../../../shared/time/format.js';
import { Badge } from '../../../shared/ui/layout.js';
import { wishLooks, wishStatusLabel } from '../wish-labels.js';

/** Where a wish stands, and until when it helps while that matters. */
export function WishBadges({ wish: { status, neededBy } }: { wish: Wish }) {
  const isPressing = status === 'open' || status === 'claimed';
  return (
    <div className="badges">
      <Badge look={wishLooks[status]}>{wishStatusLabel(status)}</Badge>
      {neededBy !== null && isPressing && (
        <Badge look="amber">
          <time dateTime={neededBy}>{m.wish_needed_by({ day: longDay(`${neededBy}T04:00:00Z`) })}</time>
        </Badge>
      )}
    </div>
  );
}
