import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { LogoMark } from '../../shared/ui/logo.js';
import { LanguageSwitch } from './language-switch.js';
import './plain-frame.css';

/** One narrow column under the logo: for screens that ask or answer one thing. */
export function PlainFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="plain-frame">
      <title>{`${title} · ${m.app_name()}`}</title>
      <header className="plain-frame__bar">
        <a className="wordmark" href="/">
          <LogoMark size={36} />
          <span>{m.app_name()}</span>
        </a>
        <LanguageSwitch />
      </header>
      <main id="content" className="plain-frame__main">
        {children}
      </main>
    </div>
  );
}
