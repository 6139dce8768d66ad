import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { revokeMemberCodes } from '../api/member-code.js';

/** "I lost my card or phone": asked first, since every printed card dies with it. */
export function RevokeCodes({ volunteerId, onRevoked }: { volunteerId: string; onRevoked: () => void }) {
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const revoke = useCallback(async () => {
    await revokeMemberCodes(volunteerId);
    setAsking(false);
    setDone(true);
    onRevoked();
  }, [volunteerId, onRevoked]);
  const { pending, error, run } = useAction(revoke);

  return (
    <>
      {done && (
        <Notice look="success">
          <p>{m.member_code_revoked()}</p>
        </Notice>
      )}
      <Button look="danger" onClick={() => setAsking(true)}>
        {m.member_code_lost()}
      </Button>
      <Dialog title={m.member_code_lost_question()} open={asking} onClose={() => setAsking(false)}>
        <p>{m.member_code_lost_explained()}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog__actions">
          <Button onClick={() => setAsking(false)}>{m.cancel()}</Button>
          <Button look="danger" pending={pending} onClick={() => void run()}>
            {m.member_code_lost_confirm()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
