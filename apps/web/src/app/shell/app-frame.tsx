import { Outlet, ScrollRestoration } from 'react-router';
import { PendingScans } from '../../features/check-in/components/pending-scans.js';
import { m } from '../../paraglide/messages.js';
import { LogoMark } from '../../shared/ui/logo.js';
import { ToastProvider } from '../../shared/ui/toasts.js';
import { LiveInbox } from './live-inbox.js';
import { Navigation } from './navigation.js';
import { OfflineBanner } from './offline-banner.js';
import { UpdateNotice } from './update-notice.js';
import './app-frame.css';

/** The frame of all screens of a signed-in person: tabs below on a phone, a rail beside on a desktop. */
export function AppFrame() {
  return (
    <ToastProvider>
      <a className="skip-link" href="#content">
        {m.skip_to_content()}
      </a>
      <div className="app-frame">
        <header className="app-frame__side">
          <a className="wordmark" href="/activities">
            <LogoMark size={36} />
            <span>{m.app_name()}</span>
          </a>
          <p className="app-frame__tagline">{m.app_tagline()}</p>
          <Navigation />
        </header>
        <main id="content" className="app-frame__main" tabIndex={-1}>
          <OfflineBanner />
          <UpdateNotice />
          <PendingScans />
          <Outlet />
        </main>
      </div>
      <LiveInbox />
      <ScrollRestoration />
    </ToastProvider>
  );
}
