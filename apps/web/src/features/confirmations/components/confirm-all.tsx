import type { Confirmation } from '@liandong/contracts/confirmations/confirmation';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useConfirmAttendance } from '../api/confirm-attendance.js';
import { doesNothing, whatAllDoes, type WhatAllDoes } from '../what-all-does.js';

/** One button for every row that has a proposal, with a question that says what it will do. */
export function ConfirmAll({ confirmation }: { confirmation: Confirmation }) {
  const [asking, setAsking] = useState(false);
  const confirm = useConfirmAttendance(confirmation.activityId);
  const toast = useToast();
  const effect = whatAllDoes(confirmation.rows);
  const send = () =>
    confirm.mutate(
      { version: confirmation.version, all: true, fixes: [] },
      {
        onSuccess: () => {
          setAsking(false);
          toast({ text: m.toast_confirmed() });
        },
      },
    );
  if (doesNothing(effect)) return null;
  return (
    <div className="confirm-all">
      <Button look="primary" icon="check" wide onClick={() => setAsking(true)}>
        {m.confirm_all()}
      </Button>
      <Dialog title={m.confirm_all_question()} open={asking} onClose={() => setAsking(false)}>
        <ul className="confirm-all__effect">
          {sentencesOf(effect).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>{m.confirm_all_final()}</p>
        {confirm.isError && <ErrorNotice error={confirm.error} />}
        <div className="dialog__actions">
          <Button onClick={() => setAsking(false)}>{m.cancel()}</Button>
          <Button look="primary" pending={confirm.isPending} onClick={send}>
            {m.confirm_all_do()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function sentencesOf({ counted, proven, entered, present, noShows, left }: WhatAllDoes): string[] {
  return [
    counted > 0 ? m.confirm_all_counted({ count: counted }) : '',
    proven > 0 ? m.confirm_all_proven({ count: proven }) : '',
    entered > 0 ? m.confirm_all_entered({ count: entered }) : '',
    present > 0 ? m.confirm_all_present({ count: present }) : '',
    noShows > 0 ? m.confirm_all_no_shows({ count: noShows }) : '',
    left > 0 ? m.confirm_all_left({ count: left }) : '',
  ].filter((sentence) => sentence !== '');
}
