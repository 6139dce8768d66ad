import type { DisputeDecision } from '@liandong/contracts/check-ins/check-in-batch';
import { useId, useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { disputeLabel } from '../../../shared/i18n/dispute-labels.js';
import { fromLocalInput, toLocalInput } from '../../../shared/time/shanghai.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { RadioField, TextArea, TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useDecideDispute } from '../api/disputes.js';
import type { DisputedPerson } from '../group-disputes.js';

interface DecideDialogProps {
  activityId: string;
  /** Null while nothing is being decided. */
  person: DisputedPerson | null;
  onClose: () => void;
}

export function DecideDialog({ activityId, person, onClose }: DecideDialogProps) {
  const title = m.dispute_of({ name: person?.dispute.displayName ?? '' });
  return (
    <Dialog title={title} open={person !== null} onClose={onClose}>
      {person && <DecideForm activityId={activityId} person={person} onClose={onClose} />}
    </Dialog>
  );
}

interface DecideFormProps extends DecideDialogProps {
  person: DisputedPerson;
}

/** The decision with its note, which stays with the record; an accepted scan may get another time. */
function DecideForm({ activityId, person: { dispute, all }, onClose }: DecideFormProps) {
  const group = useId();
  const [verdict, setVerdict] = useState<DisputeDecision['decision']>('accept');
  const [at, setAt] = useState(toLocalInput(dispute.at));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useDecideDispute(activityId);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const changed = at !== toLocalInput(dispute.at);
    const instant = fromLocalInput(at);
    if (note.trim() === '' || (verdict === 'accept' && instant === null)) return;
    const decision: DisputeDecision = {
      decision: verdict,
      note: note.trim(),
      alike: all.length > 1,
      ...(verdict === 'accept' && changed && instant !== null ? { at: instant } : {}),
    };
    decide.mutate({ dispute, decision }, { onSuccess: onClose });
  };

  return (
    <form className="disputes__form" onSubmit={submit} noValidate>
      {[...new Set(all.map(({ reason }) => reason))].map((reason) => (
        <p key={reason}>{disputeLabel(reason)}</p>
      ))}
      {all.length > 1 && <p>{m.dispute_alike({ count: all.length })}</p>}
      <fieldset>
        <legend className="visually-hidden">{m.dispute_decide()}</legend>
        <RadioField
          name={group}
          label={m.dispute_accept()}
          hint={m.dispute_accept_hint()}
          checked={verdict === 'accept'}
          onChange={() => setVerdict('accept')}
        />
        <RadioField
          name={group}
          label={m.dispute_reject()}
          hint={m.dispute_reject_hint()}
          checked={verdict === 'reject'}
          onChange={() => setVerdict('reject')}
        />
      </fieldset>
      {verdict === 'accept' && (
        <TextField
          label={m.dispute_at()}
          type="datetime-local"
          value={at}
          error={tried && fromLocalInput(at) === null ? m.form_time_invalid() : undefined}
          onChange={(event) => setAt(event.target.value)}
        />
      )}
      <TextArea
        label={m.dispute_note()}
        rows={2}
        maxLength={400}
        value={note}
        error={tried && note.trim() === '' ? m.dispute_note_missing() : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
      {decide.isError && <ErrorNotice error={decide.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button type="submit" look="primary" pending={decide.isPending}>
          {m.dispute_confirm()}
        </Button>
      </div>
    </form>
  );
}
