import { LedgerHeadsScreen } from '../../features/ledger-heads/components/ledger-heads-screen.js';
import { m } from '../../paraglide/messages.js';
import { useLanguage } from '../../shared/i18n/use-language.js';
import { PlainFrame } from '../shell/plain-frame.js';

/** `/ledger-heads`: open to everybody, so that nobody has to take the ledger on trust. */
export function LedgerHeadsRoute() {
  const language = useLanguage();
  return (
    <PlainFrame key={language} title={m.heads_title()}>
      <LedgerHeadsScreen />
    </PlainFrame>
  );
}
