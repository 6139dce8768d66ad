import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { rotateKey } from '../api/rotate-key.js';

/** For the case that a code got about: asked first, since posters must be printed anew. */
export function RotateKey({ activityId, onRotated }: { activityId: string; onRotated: () => void }) {
  const [asking, setAsking] = useState(false);
  const rotate = useCallback(async () => {
    await rotateKey(activityId);
    setAsking(false);
    onRotated();
  }, [activityId, onRotated]);
  const { pending, error, run } = useAction(rotate);
  return (
    <div className="venue__rotate">
      <Button look="quiet" icon="refresh" onClick={() => setAsking(true)}>
        {m.venue_rotate()}
      </Button>
      <Dialog title={m.venue_rotate_question()} open={asking} onClose={() => setAsking(false)}>
        <p>{m.venue_rotate_explained()}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog__actions">
          <Button onClick={() => setAsking(false)}>{m.cancel()}</Button>
          <Button look="danger" pending={pending} onClick={() => void run()}>
            {m.venue_rotate_confirm()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
