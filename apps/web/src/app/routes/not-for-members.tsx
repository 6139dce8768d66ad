import { Link } from 'react-router';
import { m } from '../../paraglide/messages.js';
import { buttonClass } from '../../shared/ui/button.js';
import { Empty } from '../../shared/ui/layout.js';

/** In the place of a page for others: what a plain member looks for is on the own page. */
export function NotForMembers({ title }: { title: string }) {
  return (
    <>
      <title>{`${title} · ${m.app_name()}`}</title>
      <h1 className="visually-hidden">{title}</h1>
      <Empty icon="book" title={title}>
        <p>{m.ledger_not_yours_hint()}</p>
        <Link className={buttonClass('primary')} to="/me">
          {m.nav_me()}
        </Link>
      </Empty>
    </>
  );
}
