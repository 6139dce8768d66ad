import { CheckInScreen } from '../features/check-in/components/check-in-screen.js';
import { NameForm } from '../features/sign-in/components/name-form.js';
import { SignInForm } from '../features/sign-in/components/sign-in-form.js';
import { m } from '../paraglide/messages.js';
import { useLanguage } from '../shared/i18n/use-language.js';
import { useMe } from '../shared/session/use-session.js';
import { PlainFrame } from './shell/plain-frame.js';

/** `/c/<code>`: sign-in happens on this page, so that a fresh scan does not grow old on the way. */
export function CheckInPage({ code }: { code: string }) {
  const me = useMe();
  const language = useLanguage();
  return (
    <PlainFrame key={language} title={m.check_in_title()}>
      <CheckInScreen
        code={code}
        signIn={<SignInForm />}
        afterwards={me?.displayName === '' && <NameForm />}
      />
    </PlainFrame>
  );
}
