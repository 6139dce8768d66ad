import { useCallback, useEffect, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/notice.js';
import { useToast } from '../ui/toasts.js';
import { useAction } from '../ui/use-action.js';
import type { KeptScan } from './kept-scan.js';
import { undoOf } from './undo-policy.js';
import { undoScan } from './undo-scan.js';

interface UndoButtonProps {
  scan: KeptScan;
  /** What is to be known before a check-in that the server has is annulled. */
  explained: string;
  /** Whom the button is about, where there are several. */
  name?: string;
  wide?: boolean;
}

/** "This was a mistake", while it may still be undone. */
export function UndoButton({ scan, explained, name, wide = false }: UndoButtonProps) {
  const [now, setNow] = useState(() => Date.now());
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const undo = undoOf(scan, now);
  const { scanId } = scan;
  const way = undo?.way;
  const remainingMs = undo?.way === 'annul' ? undo.remainingMs : null;
  const act = useCallback(async () => {
    if (way === undefined) return;
    const undone = await undoScan(scanId, way);
    toast({ text: undone ? m.check_in_undone() : m.undo_on_its_way() });
  }, [scanId, way, toast]);
  const { pending, error, run } = useAction(act);

  useEffect(() => {
    if (remainingMs === null) return;
    const timer = setTimeout(() => setNow(Date.now()), remainingMs);
    return () => clearTimeout(timer);
  }, [remainingMs]);

  if (undo === null) return null;
  const label = undo.way === 'takeBack' ? m.undo_take_back() : m.undo_check_in();
  return (
    <>
      <Button
        look="quiet"
        wide={wide}
        aria-label={name === undefined ? undefined : `${label}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Dialog title={m.undo_question()} open={asking} onClose={() => setAsking(false)}>
        <p>{undo.way === 'takeBack' ? m.undo_take_back_explained() : explained}</p>
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
