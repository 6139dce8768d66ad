import { useCallback, useEffect, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import type { KeptScan } from '../../../shared/scan-queue/kept-scan.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { annul } from '../api/annul.js';
import { undoRemainingMs } from '../undo-window.js';

/** "This was a mistake", while it may still be undone. */
export function UndoCheckIn({ scan }: { scan: KeptScan }) {
  const [remaining, setRemaining] = useState(() => undoRemainingMs(scan, Date.now()));
  const [asking, setAsking] = useState(false);
  const undo = useCallback(() => annul(scan.scanId), [scan.scanId]);
  const { pending, error, run } = useAction(undo);

  useEffect(() => {
    if (remaining === 0) return;
    const timer = setTimeout(() => setRemaining(0), remaining);
    return () => clearTimeout(timer);
  }, [remaining]);

  if (remaining === 0) return null;
  return (
    <>
      <Button look="quiet" wide onClick={() => setAsking(true)}>
        {m.undo_check_in()}
      </Button>
      <Dialog title={m.undo_question()} open={asking} onClose={() => setAsking(false)}>
        <p>{m.undo_explained()}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog__actions">
          <Button onClick={() => setAsking(false)}>{m.undo_keep()}</Button>
          <Button look="danger" pending={pending} onClick={() => void run()}>
            {m.undo_confirm()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
