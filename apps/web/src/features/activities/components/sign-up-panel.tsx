import type { Activity } from '@liandong/contracts/activities/activity';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { Icon } from '../../../shared/ui/icon.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useChangeSignUp } from '../api/sign-up.js';
import { isFull } from '../places.js';

/** Signing up takes one tap and can be undone; withdrawing is asked first, since the place may be gone. */
export function SignUpPanel({ activity }: { activity: Activity }) {
  const { id, status, mySignUp, endsAt } = activity;
  const [asking, setAsking] = useState(false);
  const change = useChangeSignUp(id);
  const toast = useToast();

  const signUp = () =>
    change.mutate('signUp', {
      onSuccess: (result) =>
        toast({
          text: result.status === 'waitlisted' ? m.toast_waitlisted() : m.toast_signed_up(),
          action: { label: m.undo(), run: withdraw },
        }),
    });
  const withdraw = () => {
    setAsking(false);
    change.mutate('withdraw', {
      onSuccess: () => toast({ text: m.toast_withdrawn(), action: { label: m.undo(), run: signUp } }),
    });
  };

  const open = status === 'published' && Date.parse(endsAt) > Date.now();
  const taken = mySignUp === 'signedUp' || mySignUp === 'waitlisted';
  if (!open) {
    if (status === 'draft') return null;
    return (
      <section className="sign-up-panel__closed" aria-label={m.sign_up_panel()}>
        <p>{closedSentence(mySignUp)}</p>
        {mySignUp === 'signedUp' && mayStillCheckOut(activity) && <WaysIn activity={activity} />}
      </section>
    );
  }
  return (
    <section className="card sign-up-panel" aria-label={m.sign_up_panel()}>
      {taken && (
        <div className={`sign-up-panel__mine sign-up-panel__mine--${mySignUp}`}>
          <Icon name={mySignUp === 'signedUp' ? 'check' : 'clock'} size={26} />
          <div>
            <strong>{mySignUp === 'signedUp' ? m.you_are_signed_up() : m.you_are_waitlisted()}</strong>
            <p>{mySignUp === 'signedUp' ? m.you_are_signed_up_hint() : m.you_are_waitlisted_hint()}</p>
          </div>
        </div>
      )}
      {change.isError && <ErrorNotice error={change.error} />}
      {!taken && (
        <Button look="primary" wide pending={change.isPending} onClick={signUp}>
          {isFull(activity) ? m.join_waitlist() : m.sign_up()}
        </Button>
      )}
      {taken && (
        <Button wide pending={change.isPending} onClick={() => setAsking(true)}>
          {m.withdraw()}
        </Button>
      )}
      {(mySignUp === 'signedUp' || activity.checkInPolicy.walkIns) && <WaysIn activity={activity} />}
      <Dialog title={m.withdraw_question()} open={asking} onClose={() => setAsking(false)}>
        <p>{m.withdraw_explained()}</p>
        <div className="dialog__actions">
          <Button onClick={() => setAsking(false)}>{m.withdraw_keep()}</Button>
          <Button look="danger" onClick={withdraw}>
            {m.withdraw_confirm()}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

/** Who leaves on time checks out after the end. */
function mayStillCheckOut({ status, startsAt, endsAt, checkInPolicy }: Activity): boolean {
  const planned = { ...checkInPolicy, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  return status !== 'cancelled' && new Date() <= checkInWindow(planned).closesAt;
}

/** What is left to say once nobody can sign up any more. */
function closedSentence(mySignUp: Activity['mySignUp']): string {
  if (mySignUp === 'signedUp') return m.you_had_signed_up();
  return mySignUp === 'waitlisted' ? m.you_were_waitlisted() : m.sign_up_not_open();
}

/** The ways to check in that begin on the member's own phone, without a scan. */
function WaysIn({ activity: { id, checkInPolicy } }: { activity: Activity }) {
  const { ways } = checkInPolicy;
  return (
    <>
      {ways.includes('memberCode') && (
        <Link className={buttonClass('secondary', true)} to="/me/code">
          <Icon name="qr" size={20} />
          <span>{m.member_code_open()}</span>
        </Link>
      )}
      {ways.includes('shortCode') && (
        <Link className={buttonClass('secondary', true)} to={`/activities/${id}/short-code`}>
          <Icon name="edit" size={20} />
          <span>{m.short_code_form()}</span>
        </Link>
      )}
    </>
  );
}
