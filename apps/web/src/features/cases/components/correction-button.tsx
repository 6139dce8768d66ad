import type { LedgerEntryDetail } from '@liandong/contracts/ledger/ledger';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { errorsByField } from '../../../shared/api/problem.js';
import { countedMinutes } from '../../../shared/hours/counted-minutes.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { CheckField, TextField } from '../../../shared/ui/field.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useOpenCorrections } from '../api/list-cases.js';
import { useProposeCorrection } from '../api/propose-correction.js';
import { changeOf } from '../case-labels.js';
import { correctionOf, emptyDraft, missingIn, type CorrectionDraft } from '../correction-draft.js';
import { ReasonFields } from './reason-fields.js';

/** Opens the form in which something wrong is said of an entry: a request of the volunteer, a proposal of a leader. */
export function CorrectionButton({ entry, isOwn }: { entry: LedgerEntryDetail; isOwn: boolean }) {
  const raiseTo = useSearchParams()[0].get('raiseTo');
  const [open, setOpen] = useState(raiseTo !== null);
  if (entry.kind === 'correction') return null;
  const title = isOwn ? m.correction_ask() : m.correction_propose();
  return (
    <>
      <Button icon="edit" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <CorrectionForm entry={entry} isOwn={isOwn} raiseTo={raiseTo} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function CorrectionForm({
  entry,
  isOwn,
  raiseTo,
  onClose,
}: {
  entry: LedgerEntryDetail;
  isOwn: boolean;
  /** Minutes that a moved activity would count. */
  raiseTo: string | null;
  onClose: () => void;
}) {
  const timed = entry.kind === 'serviceTime' || entry.kind === 'training';
  const [draft, setDraft] = useState<CorrectionDraft>({
    ...emptyDraft,
    annul: !timed,
    ...(raiseTo !== null && { minutes: raiseTo, reason: m.raise_reason(), reference: m.raise_evidence() }),
  });
  const [tried, setTried] = useState(false);
  const waiting = useOpenCorrections(entry.id).data ?? [];
  const propose = useProposeCorrection();
  const navigate = useNavigate();
  const toast = useToast();
  const change = (part: Partial<CorrectionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const missing = tried ? missingIn(draft) : new Set();
  const answered = propose.error instanceof ApiError ? propose.error.problem.errors : undefined;
  const theirs = errorsByField(answered, ['reason', 'evidence']).byField;
  const errorOf = (field: 'reason' | 'evidence') => {
    if (!missing.has(field)) return theirs[field];
    return field === 'reason' ? m.correction_reason_missing() : m.evidence_missing();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missingIn(draft).size > 0) return;
    propose.mutate(correctionOf(entry.id, draft), {
      onSuccess: ({ id }) => {
        onClose();
        toast({ text: isOwn ? m.correction_asked() : m.correction_proposed() });
        void navigate(`/ledger/cases/${id}`);
      },
    });
  };
  return (
    <form className="dialog-form" onSubmit={submit} noValidate>
      <p>{isOwn ? m.correction_ask_explained() : m.correction_propose_explained()}</p>
      {waiting.map((one) => (
        <Notice key={one.id} look="warning">
          <p>{m.correction_waits({ change: changeOf(one) })}</p>
          <Link to={`/ledger/cases/${one.id}`}>{m.correction_waits_open()}</Link>
        </Notice>
      ))}
      {timed && !draft.annul && (
        <TextField
          label={m.correction_minutes()}
          hint={m.correction_minutes_hint({ minutes: countedMinutes(entry) })}
          inputMode="numeric"
          value={draft.minutes}
          onChange={(event) => change({ minutes: event.target.value })}
          error={missing.has('minutes') ? m.correction_minutes_missing() : undefined}
        />
      )}
      {timed && (
        <CheckField
          label={m.correction_annul()}
          checked={draft.annul}
          onChange={(event) => change({ annul: event.target.checked })}
        />
      )}
      <ReasonFields draft={draft} onChange={change} errorOf={errorOf} />
      {propose.isError && <ErrorNotice error={propose.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button type="submit" look="primary" pending={propose.isPending}>
          {m.correction_send()}
        </Button>
      </div>
    </form>
  );
}
