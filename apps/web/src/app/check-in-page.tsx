import { lazy, Suspense } from 'react';
import { CheckInScreen } from '../features/check-in/components/check-in-screen.js';
import { m } from '../paraglide/messages.js';
import { useLanguage } from '../shared/i18n/use-language.js';
import { useMe } from '../shared/session/use-session.js';
import { Loading } from '../shared/ui/layout.js';
import { PlainFrame } from './shell/plain-frame.js';

// Most who scan are signed in and have a name: they need not wait for these.
const SignInForm = lazy(async () => ({
  default: (await import('../features/sign-in/components/sign-in-form.js')).SignInForm,
}));
const NameForm = lazy(async () => ({
  default: (await import('../features/sign-in/components/name-form.js')).NameForm,
}));

/** `/c/<code>`: sign-in happens on this page, so that a fresh scan does not grow old on the way. */
export function CheckInPage({ code }: { code: string }) {
  const me = useMe();
  const language = useLanguage();
  return (
    <PlainFrame key={language} title={m.check_in_title()}>
      <Suspense fallback={<Loading />}>
        <CheckInScreen
          code={code}
          signIn={<SignInForm />}
          afterwards={me?.displayName === '' && <NameForm />}
        />
      </Suspense>
    </PlainFrame>
  );
}
