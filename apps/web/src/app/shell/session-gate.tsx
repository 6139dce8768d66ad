import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { NameForm } from '../../features/sign-in/components/name-form.js';
import { m } from '../../paraglide/messages.js';
import { useLanguage } from '../../shared/i18n/use-language.js';
import { session } from '../../shared/session/session.js';
import { useSession } from '../../shared/session/use-session.js';
import { Button } from '../../shared/ui/button.js';
import { forgetSearches, rememberSearch } from '../../shared/ui/last-search.js';
import { Empty, Loading } from '../../shared/ui/layout.js';
import { PlainFrame } from './plain-frame.js';

/** Lets those in who are signed in and have a name; sends others to the sign-in and back. */
export function SessionGate() {
  const state = useSession();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const isSignedOut = state.status === 'signedOut';

  useEffect(() => {
    if (isSignedOut) forgetSearches();
    else rememberSearch(pathname, search);
  }, [isSignedOut, pathname, search]);

  switch (state.status) {
    case 'restoring':
      return <Loading />;
    case 'unreachable':
      if (state.me !== null) return <Outlet key={language} />;
      return (
        <PlainFrame title={m.unreachable_title()}>
          <Empty icon="offline" title={m.unreachable_title()}>
            <p>{m.unreachable_text()}</p>
            <Button look="primary" icon="refresh" onClick={() => void session.restore()}>
              {m.try_again()}
            </Button>
          </Empty>
        </PlainFrame>
      );
    case 'signedOut':
      return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
    case 'signedIn':
      if (state.me.displayName !== '') return <Outlet key={language} />;
      return (
        <PlainFrame key={language} title={m.name_title()}>
          <NameForm />
        </PlainFrame>
      );
  }
}
