import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import type { useChangeState } from '../api/change-state.js';

interface CompleteDialogProps {
  open: boolean;
  change: ReturnType<typeof useChangeState>;
  onClose: () => void;
}

export function CompleteDialog({ open, change, onClose }: CompleteDialogProps) {
  const toast = useToast();
  const complete = () =>
    change.mutate(
      { to: 'complete' },
      {
        onSuccess: () => {
          onClose();
          toast({ text: m.toast_completed() });
        },
      },
    );

  return (
    <Dialog title={m.complete_question()} open={open} onClose={onClose}>
      <p>{m.complete_explained()}</p>
      {change.isError && <ErrorNotice error={change.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button look="primary" pending={change.isPending} onClick={complete}>
          {m.complete_confirm()}
        </Button>
      </div>
    </Dialog>
  );
}
