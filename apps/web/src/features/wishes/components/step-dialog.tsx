import type { Wish } from '@liandong/contracts/activities/wish';
import { findPersonalData } from '@liandong/rules/personal-data';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextArea } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useWishStep, type WishStep } from '../api/wish-step.js';

export type AskedStep = Exclude<WishStep['act'], 'claim'>;

interface Words {
  title: () => string;
  explained: (name: { name: string }) => string;
  done: () => string;
  confirm: () => string;
  /** A text that goes with it. */
  asks?: 'note' | 'reason';
  isDanger?: true;
}

const words: Record<AskedStep, Words> = {
  unclaim: {
    title: m.wish_unclaim_question,
    explained: m.wish_unclaim_explained,
    done: m.wish_unclaimed_toast,
    confirm: m.wish_unclaim_confirm,
  },
  fulfil: {
    title: m.wish_fulfil,
    explained: m.wish_fulfil_explained,
    done: m.wish_fulfilled_toast,
    confirm: m.wish_fulfil,
    asks: 'note',
  },
  confirm: {
    title: m.wish_confirm,
    explained: m.wish_confirm_explained,
    done: m.wish_confirmed_toast,
    confirm: m.wish_confirm,
  },
  reopen: {
    title: m.wish_reopen,
    explained: m.wish_reopen_explained,
    done: m.wish_reopened_toast,
    confirm: m.wish_reopen,
    asks: 'reason',
  },
  withdraw: {
    title: m.wish_withdraw,
    explained: m.wish_withdraw_explained,
    done: m.wish_withdrawn_toast,
    confirm: m.wish_withdraw,
    asks: 'reason',
    isDanger: true,
  },
};

interface StepDialogProps {
  wish: Wish;
  act: AskedStep | null;
  onClose: () => void;
}

/** Says what a step means before it is taken, and asks for the words that go with it. */
export function StepDialog({ wish, act, onClose }: StepDialogProps) {
  return (
    <Dialog title={act === null ? '' : words[act].title()} open={act !== null} onClose={onClose}>
      {act !== null && <StepForm key={act} wish={wish} act={act} onClose={onClose} />}
    </Dialog>
  );
}

function StepForm({ wish, act, onClose }: StepDialogProps & { act: AskedStep }) {
  const { explained, done, confirm, asks, isDanger } = words[act];
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const toast = useToast();
  const step = useWishStep({
    onSuccess: () => {
      onClose();
      toast({ text: done() });
    },
  });
  const problem = asks && problemIn(text.trim(), asks);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined) return;
    step.mutate({ wish, step: stepOf(act, text.trim()) });
  };
  return (
    <form className="dialog-form" onSubmit={submit} noValidate>
      <p>{explained({ name: wish.claimedBy || m.wish_somebody() })}</p>
      {asks && (
        <TextArea
          label={asks === 'note' ? m.wish_fulfil_note() : m.wish_reason()}
          hint={m.wish_fulfil_note_hint()}
          maxLength={asks === 'note' ? 400 : 200}
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={tried ? problem : undefined}
        />
      )}
      {step.isError && <ErrorNotice error={step.error} />}
      <div className="dialog__actions">
        <Button onClick={onClose}>{act === 'unclaim' ? m.wish_unclaim_keep() : m.cancel()}</Button>
        <Button type="submit" look={isDanger ? 'danger' : 'primary'} pending={step.isPending}>
          {confirm()}
        </Button>
      </div>
    </form>
  );
}

function problemIn(text: string, asks: 'note' | 'reason'): string | undefined {
  if (asks === 'reason' && text === '') return m.wish_reason_missing();
  return findPersonalData(text) ? m.wish_form_number() : undefined;
}

function stepOf(act: AskedStep, text: string): WishStep {
  if (act === 'fulfil') return { act, note: text };
  if (act === 'reopen' || act === 'withdraw') return { act, reason: text };
  return { act };
}
