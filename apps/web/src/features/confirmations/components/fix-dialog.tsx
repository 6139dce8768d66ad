import type { Confirmation, ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { duration, span } from '../../../shared/time/format.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useConfirmAttendance } from '../api/confirm-attendance.js';
import { draftOf, fixOf, isCounted, problemOf, type FixDraft, type FixProblem } from '../fix-draft.js';

interface FixDialogProps {
  name: string;
  row: ConfirmationRow;
  confirmation: Confirmation;
  onClose: () => void;
}

/** Decides one row: was there or not, from when to when or how many minutes, and why. */
export function FixDialog({ name, row, confirmation, onClose }: FixDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(row, confirmation));
  const [tried, setTried] = useState(false);
  const confirm = useConfirmAttendance(confirmation.activityId);
  const toast = useToast();
  const problem = problemOf(draft, row, confirmation);
  const set = (change: Partial<FixDraft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    const fixes = [fixOf(draft, row, confirmation)];
    confirm.mutate(
      { version: confirmation.version, all: false, fixes },
      {
        onSuccess: () => {
          toast({ text: m.toast_confirmed_one({ name }) });
          onClose();
        },
      },
    );
  };
  const shown = tried ? problem : null;

  return (
    <Dialog title={m.confirm_fix_of({ name })} open onClose={onClose}>
      <form className="fix-form" onSubmit={submit} noValidate>
        <Segmented
          label={m.confirm_outcome()}
          value={draft.outcome}
          options={[
            { value: 'attended', label: m.confirm_attended() },
            { value: 'noShow', label: m.confirm_no_show() },
          ]}
          onChange={(outcome) => set({ outcome })}
        />
        {draft.outcome === 'attended' && confirmation.recordsService && (
          <TimeFields draft={draft} row={row} confirmation={confirmation} problem={shown} set={set} />
        )}
        <TextField
          label={m.confirm_note()}
          hint={m.confirm_note_hint()}
          error={shown === 'note' ? m.confirm_note_missing() : undefined}
          value={draft.note}
          maxLength={200}
          onChange={(event) => set({ note: event.target.value })}
        />
        {confirm.isError && <ErrorNotice error={confirm.error} />}
        <div className="dialog__actions">
          <Button onClick={onClose}>{m.cancel()}</Button>
          <Button look="primary" type="submit" pending={confirm.isPending}>
            {m.confirm_fix_do()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface TimeFieldsProps {
  draft: FixDraft;
  row: ConfirmationRow;
  confirmation: Confirmation;
  problem: FixProblem | null;
  set: (change: Partial<FixDraft>) => void;
}

function TimeFields({ draft, row, confirmation, problem, set }: TimeFieldsProps) {
  const { countsFrom, endsAt, longestMinutes } = confirmation;
  const bounds = { min: toLocalInput(countsFrom), max: toLocalInput(endsAt) };
  const most = isCounted(row) ? (row.minutes ?? 0) : longestMinutes;
  return (
    <>
      <Segmented
        label={m.confirm_by()}
        value={draft.by}
        options={[
          { value: 'times', label: m.confirm_by_times() },
          { value: 'minutes', label: m.confirm_by_minutes() },
        ]}
        onChange={(by) => set({ by })}
      />
      {draft.by === 'times' ? (
        <>
          <TextField
            label={m.confirm_from()}
            type="datetime-local"
            {...bounds}
            value={draft.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <TextField
            label={m.confirm_to()}
            type="datetime-local"
            {...bounds}
            value={draft.to}
            hint={m.confirm_activity_time({ span: span(countsFrom, endsAt) })}
            error={sentenceOfTimes(problem)}
            onChange={(event) => set({ to: event.target.value })}
          />
          {draft.to === '' && (
            <Button look="quiet" onClick={() => set({ to: toLocalInput(endsAt) })}>
              {m.confirm_until_end()}
            </Button>
          )}
        </>
      ) : (
        <TextField
          label={m.confirm_minutes()}
          inputMode="numeric"
          value={draft.minutes}
          hint={m.confirm_minutes_most({ duration: duration(most) })}
          error={sentenceOfMinutes(problem, most)}
          onChange={(event) => set({ minutes: event.target.value })}
        />
      )}
    </>
  );
}

function sentenceOfTimes(problem: FixProblem | null): string | undefined {
  if (problem === 'times') return m.confirm_times_missing();
  return problem === 'outside' ? m.confirm_times_outside() : undefined;
}

function sentenceOfMinutes(problem: FixProblem | null, most: number): string | undefined {
  if (problem === 'minutes') return m.confirm_minutes_wrong();
  if (problem === 'raises') return m.confirm_raises();
  return problem === 'tooMany' ? m.confirm_minutes_most({ duration: duration(most) }) : undefined;
}
