import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.js';
import './back-link.css';

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="back-link">
      <Icon name="back" size={20} />
      <span>{children}</span>
    </Link>
  );
}
