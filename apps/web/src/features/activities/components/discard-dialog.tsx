import { useNavigate } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useDiscard } from '../api/change-state.js';

interface DiscardDialogProps {
  activityId: string;
  open: boolean;
  onClose: () => void;
}

/** Asks once more before a draft is gone for good. */
export function DiscardDialog({ activityId, open, onClose }: DiscardDialogProps) {
  const discard = useDiscard(activityId);
  const navigate = useNavigate();
  const toast = useToast();
  const go = () =>
    discard.mutate(undefined, {
      onSuccess: () => {
        toast({ text: m.toast_discarded() });
        void navigate('/activities', { replace: true });
      },
    });

  return (
    <Dialog title={m.discard_question()} open={open} onClose={onClose}>
      <p>{m.discard_explained()}</p>
      {discard.isError && <ErrorNotice error={discard.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.discard_keep()}</Button>
        <Button look="danger" pending={discard.isPending} onClick={go}>
          {m.discard_confirm()}
        </Button>
      </div>
    </Dialog>
  );
}
