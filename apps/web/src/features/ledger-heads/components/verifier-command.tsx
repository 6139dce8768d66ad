import { m } from '../../../paraglide/messages.js';
import { copyText } from '../../../shared/clipboard/copy-text.js';
import { Button } from '../../../shared/ui/button.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useSigningKeys } from '../api/ledger-heads.js';
import { useVerifierSum, VERIFIER_PATH } from '../api/verifier.js';

/** The exact command that checks a file, with this district's address and key; and where the program comes from. */
export function VerifierCommand() {
  const keys = useSigningKeys();
  const sum = useVerifierSum();
  const toast = useToast();
  const key = keys.data?.items.find(({ isCurrent }) => isCurrent)?.publicKey ?? m.heads_check_key();
  const command = `npx ${location.origin}${VERIFIER_PATH} ${m.heads_check_file_name()} --key ${key}`;
  const copy = async () => {
    toast({ text: (await copyText(command)) ? m.heads_check_copied() : m.heads_check_not_copied() });
  };
  return (
    <>
      <pre className="ledger-heads__command">
        <code>{command}</code>
      </pre>
      <Button onClick={() => void copy()}>{m.heads_check_copy()}</Button>
      <p>
        {m.heads_check_program()}{' '}
        <a href={VERIFIER_PATH} download>
          liandong-verify.tgz
        </a>
      </p>
      {sum.data !== undefined && (
        <p>
          SHA-256 <code className="head-card__root">{sum.data}</code>
        </p>
      )}
    </>
  );
}
