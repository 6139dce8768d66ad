import type { ReportIn } from '@liandong/contracts/people/report-in';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextArea } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useDeclineReportIn } from '../api/community-report-ins.js';

interface DeclineDialogProps {
  reportIn: ReportIn;
  open: boolean;
  onClose: () => void;
}

/** Asks for the reason, which the volunteer reads. */
export function DeclineDialog({ reportIn, open, onClose }: DeclineDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decline = useDeclineReportIn(reportIn.id);
  const toast = useToast();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    decline.mutate(reason.trim(), {
      onSuccess: () => {
        onClose();
        toast({ text: m.report_in_decline_done({ name: reportIn.volunteerName }) });
      },
    });
  };
  return (
    <Dialog title={m.report_in_decline_of({ name: reportIn.volunteerName })} open={open} onClose={onClose}>
      <form className="report-in-form" onSubmit={submit} noValidate>
        <p>{m.report_in_decline_explained()}</p>
        <TextArea
          label={m.report_in_decline_reason()}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={missing ? m.report_in_decline_reason_missing() : undefined}
        />
        {decline.isError && <ErrorNotice error={decline.error} />}
        <div className="dialog__actions">
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button type="submit" look="danger" pending={decline.isPending}>
            {m.report_in_decline()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
