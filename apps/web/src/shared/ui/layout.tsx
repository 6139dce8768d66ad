import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { useOnline } from '../network/use-online.js';
import { Icon, type IconName } from './icon.js';
import './layout.css';

/** Title of a screen with what can be done with the whole of it; the title names the browser tab too. */
export function PageHeader({
  title,
  lead,
  actions,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="page-header">
      <title>{`${title} · ${m.app_name()}`}</title>
      <div className="page-header__text">
        <h1>{title}</h1>
        {lead !== undefined && <p className="page-header__lead">{lead}</p>}
      </div>
      {actions && <div className="page-header__actions">{actions}</div>}
    </header>
  );
}

export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section" aria-label={title}>
      <div className="section__head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <span className="empty__icon">
        <Icon name={icon} size={30} />
      </span>
      <p className="empty__title">{title}</p>
      {children !== undefined && <div className="empty__text">{children}</div>}
    </div>
  );
}

/** Without a network nothing is on its way, and no spinner says so. */
export function Loading() {
  const online = useOnline();
  return (
    <div className="loading" role="status">
      {online ? <span className="spinner" aria-hidden="true" /> : <Icon name="offline" size={20} />}
      <span>{online ? m.loading() : m.loading_offline()}</span>
    </div>
  );
}

export type BadgeLook = 'neutral' | 'accent' | 'amber' | 'pine' | 'danger';

export function Badge({ look = 'neutral', children }: { look?: BadgeLook; children: ReactNode }) {
  return <span className={`badge badge--${look}`}>{children}</span>;
}
