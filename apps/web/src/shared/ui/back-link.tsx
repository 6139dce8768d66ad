import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.js';
import { lastSearchOf } from './last-search.js';
import './back-link.css';

/** Leads to a page as it was left, with its filters. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to + lastSearchOf(to)} className="back-link">
      <Icon name="back" size={20} />
      <span>{children}</span>
    </Link>
  );
}
