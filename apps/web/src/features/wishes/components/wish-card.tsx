import type { Wish } from '@liandong/contracts/activities/wish';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { longDay } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useClaim } from './use-claim.js';
import { WishBadges } from './wish-badges.js';

/** A wish in a list. An open one is claimed here, by one tap. */
export function WishCard({ wish }: { wish: Wish }) {
  const { id, title, details, organizationName, postedAt, may, hasContact, status } = wish;
  const { claim, pending, error } = useClaim();
  return (
    <article className="card wish-card">
      <WishBadges wish={wish} />
      <h3>
        <Link to={`/wishes/${id}`}>{title}</Link>
      </h3>
      {details !== '' && <p className="wish-card__details">{details}</p>}
      <ul className="wish-card__facts">
        <li>
          <Icon name="home" size={17} />
          <span>{organizationName}</span>
        </li>
        <li>
          <Icon name="clock" size={17} />
          <time dateTime={postedAt}>{longDay(postedAt)}</time>
        </li>
        {hasContact && status === 'open' && (
          <li>
            <Icon name="phone" size={17} />
            <span>{m.wish_has_contact()}</span>
          </li>
        )}
      </ul>
      {error !== null && <ErrorNotice error={error} />}
      {may.claim && (
        <Button look="primary" icon="heart" pending={pending} onClick={() => claim(wish)}>
          {m.wish_claim()}
        </Button>
      )}
    </article>
  );
}
