import { Link, Navigate, useSearchParams } from 'react-router';
import { SignInForm } from '../../features/sign-in/components/sign-in-form.js';
import { m } from '../../paraglide/messages.js';
import { useLanguage } from '../../shared/i18n/use-language.js';
import { useSession } from '../../shared/session/use-session.js';
import { Icon } from '../../shared/ui/icon.js';
import { LogoMark } from '../../shared/ui/logo.js';
import { Notice } from '../../shared/ui/notice.js';
import { PlainFrame } from '../shell/plain-frame.js';
import { localPath } from './local-path.js';
import './sign-in.css';

/** Signs in and goes back to where one came from. */
export function SignInRoute() {
  const [search] = useSearchParams();
  const state = useSession();
  const language = useLanguage();
  if (state.status === 'signedIn') return <Navigate to={localPath(search.get('next'))} replace />;
  return (
    <div key={language} className="sign-in">
      <aside className="sign-in__pitch">
        <LogoMark size={72} />
        <p className="sign-in__tagline">{m.app_tagline()}</p>
        <ul>
          <li>
            <Icon name="calendar" size={26} />
            {m.sign_in_pitch_1()}
          </li>
          <li>
            <Icon name="qr" size={26} />
            {m.sign_in_pitch_2()}
          </li>
          <li>
            <Icon name="book" size={26} />
            {m.sign_in_pitch_3()}
          </li>
        </ul>
      </aside>
      <PlainFrame title={m.sign_in()}>
        {state.status === 'signedOut' && state.erased && (
          <Notice look="success">
            <p>{m.account_deleted()}</p>
          </Notice>
        )}
        <SignInForm />
        <p>
          <Link to="/ledger-heads">{m.heads_link()}</Link>
        </p>
      </PlainFrame>
    </div>
  );
}
