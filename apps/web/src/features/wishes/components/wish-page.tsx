import type { WishDetail } from '@liandong/contracts/activities/wish';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Loading, PageHeader, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useWish } from '../api/get-wish.js';
import { WishActions } from './wish-actions.js';
import { WishBadges } from './wish-badges.js';
import './wishes.css';

/** One wish: what is needed, whom to turn to for those who may know, how far it is, and what one may do. */
export function WishPage({ id }: { id: string }) {
  const { data, error, refetch } = useWish(id);
  return (
    <div className="wish-page">
      <BackLink to="/wishes">{m.wishes_title()}</BackLink>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <Loaded wish={data} />}
    </div>
  );
}

function Loaded({ wish }: { wish: WishDetail }) {
  const { title, details, organizationName, returnReason, withdrawReason, contact } = wish;
  return (
    <>
      <div className="wish-page__title">
        <WishBadges wish={wish} />
        <PageHeader title={title} lead={organizationName} />
      </div>
      {withdrawReason !== null && (
        <Notice look="warning">
          <p>{m.wish_withdrawn_because({ reason: withdrawReason })}</p>
        </Notice>
      )}
      {returnReason !== null && (
        <Notice>
          <p>{m.wish_returned({ reason: returnReason })}</p>
        </Notice>
      )}
      {details !== '' && (
        <Section title={m.wish_details()}>
          <p className="wish-page__text">{details}</p>
        </Section>
      )}
      {contact !== null && <Contact contact={contact} isMine={wish.isMine} />}
      <WishActions wish={wish} />
      <Section title={m.wish_progress()}>
        <Progress wish={wish} />
      </Section>
    </>
  );
}

function Contact({ contact, isMine }: { contact: string; isMine: boolean }) {
  return (
    <section className="card wish-contact" aria-label={m.wish_contact()}>
      <Icon name="phone" size={24} />
      <div>
        <h2>{m.wish_contact()}</h2>
        <p className="wish-contact__text">{contact}</p>
        <p className="wish-contact__hint">{isMine ? m.wish_contact_explained() : m.wish_contact_poster()}</p>
      </div>
    </section>
  );
}

function Progress({ wish }: { wish: WishDetail }) {
  const { postedBy, postedAt, claimedAt, fulfilledAt, fulfilNote, confirmedBy, confirmedAt, isMine } = wish;
  const claimer = wish.claimedBy || m.wish_somebody();
  return (
    <ol className="card wish-progress">
      <Step at={postedAt}>{m.wish_step_posted({ name: postedBy })}</Step>
      {claimedAt !== null && (
        <Step at={claimedAt}>
          {isMine ? m.wish_step_claimed_me() : m.wish_step_claimed({ name: claimer })}
        </Step>
      )}
      {fulfilledAt !== null && (
        <Step at={fulfilledAt}>
          {confirmedAt === null ? m.wish_step_fulfilled() : m.wish_step_fulfilled_done()}
          {fulfilNote !== '' && <q>{fulfilNote}</q>}
        </Step>
      )}
      {confirmedAt !== null && (
        <Step at={confirmedAt}>
          {m.wish_step_confirmed({ name: confirmedBy ?? '' })}
          {isMine && <Link to={`/ledger/entries/${wish.id}`}>{m.wish_to_entry()}</Link>}
        </Step>
      )}
      {wish.status === 'open' && <li className="wish-progress__waits">{m.wish_step_waits()}</li>}
    </ol>
  );
}

function Step({ at, children }: { at: string; children: ReactNode }) {
  return (
    <li>
      <span>{children}</span>
      <time dateTime={at}>{dayAndClock(at)}</time>
    </li>
  );
}
