import { useEffect, useRef, type RefObject } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { PendingScans } from '../../features/check-in/components/pending-scans.js';
import { m } from '../../paraglide/messages.js';
import { LogoMark } from '../../shared/ui/logo.js';
import { ToastProvider } from '../../shared/ui/toasts.js';
import { useKeptPlace } from './kept-place.js';
import { LiveInbox } from './live-inbox.js';
import { Navigation } from './navigation.js';
import { OfflineBanner } from './offline-banner.js';
import { UpdateNotice } from './update-notice.js';
import { useWrongField } from './wrong-field.js';
import './app-frame.css';

/** The frame of all screens of a signed-in person: tabs below on a phone, a rail beside on a desktop. */
export function AppFrame() {
  const content = useRef<HTMLElement>(null);
  useFocusOnArrival(content);
  useKeptPlace(content);
  useWrongField(content);
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
        <main ref={content} id="content" className="app-frame__main" tabIndex={-1}>
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

/**
 * After a link was followed a screen reader goes on at the new page, as it would after a whole load, and not at what is
 * gone; where a page puts the focus itself it stays.
 */
function useFocusOnArrival(content: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!content.current?.contains(document.activeElement)) content.current?.focus({ preventScroll: true });
  }, [pathname, content]);
}
