import type { EvidenceFile } from '@liandong/contracts/ledger/evidence';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextArea } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useDecideCase, type CaseAct } from '../api/decide-case.js';
import { evidenceOf } from '../evidence-draft.js';
import { EvidenceField } from './evidence-field.js';

const titles: Record<CaseAct, () => string> = {
  approve: m.case_approve,
  endorse: m.case_endorse,
  reject: m.case_reject,
  withdraw: m.case_withdraw,
};

const explanations: Record<CaseAct, () => string> = {
  approve: m.case_approve_explained,
  endorse: m.case_endorse_explained,
  reject: m.case_reject_explained,
  withdraw: m.case_withdraw_explained,
};

const noEvidence: { reference: string; files: EvidenceFile[] } = { reference: '', files: [] };

interface DecisionProps<Act> {
  id: string;
  act: Act;
  onClose: () => void;
}

/** Asks for a note; a rejection must have one, and whoever takes a request up may add evidence. */
export function DecisionDialog({ id, act, onClose }: DecisionProps<CaseAct | null>) {
  return (
    <Dialog title={act === null ? '' : titles[act]()} open={act !== null} onClose={onClose}>
      {act !== null && <DecisionForm key={act} id={id} act={act} onClose={onClose} />}
    </Dialog>
  );
}

function DecisionForm({ id, act, onClose }: DecisionProps<CaseAct>) {
  const [note, setNote] = useState('');
  const [added, setAdded] = useState(noEvidence);
  const [missing, setMissing] = useState(false);
  const decide = useDecideCase(id);
  const toast = useToast();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = act === 'reject' && note.trim() === '';
    setMissing(isMissing);
    if (isMissing) return;
    decide.mutate(
      { act, note: note.trim(), evidence: evidenceOf(added) },
      {
        onSuccess: () => {
          onClose();
          toast({ text: m.case_done() });
        },
      },
    );
  };
  return (
    <form className="dialog-form" onSubmit={submit} noValidate>
      <p>{explanations[act]()}</p>
      <TextArea
        label={act === 'reject' ? m.case_note_required() : m.case_note()}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={missing ? m.case_note_missing() : undefined}
      />
      {act === 'endorse' && (
        <EvidenceField
          reference={added.reference}
          files={added.files}
          onReference={(reference) => setAdded({ ...added, reference })}
          onFiles={(files) => setAdded({ ...added, files })}
          error={undefined}
        />
      )}
      {decide.isError && <ErrorNotice error={decide.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button
          type="submit"
          look={act === 'reject' || act === 'withdraw' ? 'danger' : 'primary'}
          pending={decide.isPending}
        >
          {titles[act]()}
        </Button>
      </div>
    </form>
  );
}
