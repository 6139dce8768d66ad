import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { sendNow } from '../../../shared/scan-queue/queue-sender.js';
import { useScansLostBySignOut } from '../../../shared/scan-queue/use-scans.js';
import { session } from '../../../shared/session/session.js';
import { useMe } from '../../../shared/session/use-session.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';

const signOut = () => session.end();

/** The way out, which takes everything of the person off this device: asked first while scans wait to be sent. */
export function SignOut() {
  const me = useMe();
  const waiting = useScansLostBySignOut(me?.id ?? null);
  const [asking, setAsking] = useState(false);
  const { pending, error, run } = useAction(signOut);
  return (
    <div className="settings__row">
      <Button icon="signOut" pending={pending} onClick={() => (waiting > 0 ? setAsking(true) : void run())}>
        {m.sign_out()}
      </Button>
      {error !== null && !asking && <ErrorNotice error={error} />}
      <Dialog title={m.sign_out_question()} open={asking} onClose={() => setAsking(false)}>
        <p>{m.sign_out_waiting({ count: waiting })}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog__actions">
          <Button
            look="primary"
            onClick={() => {
              sendNow();
              setAsking(false);
            }}
          >
            {m.sign_out_send_first()}
          </Button>
          <Button look="danger" pending={pending} onClick={() => void run()}>
            {m.sign_out_anyway()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
