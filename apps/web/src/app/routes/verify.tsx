import { useNavigate, useParams } from 'react-router';
import { VerifyScreen } from '../../features/certificates/components/verify-screen.js';
import { m } from '../../paraglide/messages.js';
import { useLanguage } from '../../shared/i18n/use-language.js';
import { PlainFrame } from '../shell/plain-frame.js';

/** `/verify/<number>`: where the QR of a certificate leads; open to everybody. */
export function VerifyRoute() {
  const typed = useParams()['number'] ?? '';
  const navigate = useNavigate();
  const language = useLanguage();
  return (
    <PlainFrame key={language} title={m.verify_title()}>
      <VerifyScreen typed={typed} onLookUp={(number) => void navigate(`/verify/${number}`)} />
    </PlainFrame>
  );
}
