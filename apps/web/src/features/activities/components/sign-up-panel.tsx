import type { Activity } from '@liandong/contracts/activities/activity';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { isSignUpOpen, isWithdrawalOpen } from '@liandong/rules/sign-up-window';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { clock } from '../../../shared/time/format.js';
import { isOver, wasHeld } from '../../../shared/time/is-over.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { Icon } from '../../../shared/ui/icon.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { serverNow } from '../../../shared/time/server-now.js';
import { useMyAttendance } from '../api/my-attendance.js';
import { useChangeSignUp } from '../api/sign-up.js';
import { isFull } from '../places.js';
import { planOf } from '../plan-of.js';

/** Signing up takes one tap and can be undone; withdrawing is asked first, since the place may be gone. */
export function SignUpPanel({ activity }: { activity: Activity }) {
  const { id, status, mySignUp } = activity;
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

  const now = serverNow();
  const plan = planOf(activity);
  const { opensAt, closesAt } = checkInWindow(plan);
  const { data: came } = useMyAttendance(id, status !== 'draft' && now >= opensAt);
  // Until the window closes: who leaves on time checks out after the end.
  const mayStillScan = status !== 'cancelled' && now <= closesAt;
  const taken = mySignUp === 'signedUp' || mySignUp === 'waitlisted';
  const running = status === 'published' && !isOver(activity, now);
  if (status === 'draft') return null;
  const mayBeMissing = wasHeld(activity, now);
  if (came?.noShow === true) {
    return (
      <section className="card sign-up-panel" aria-label={m.sign_up_panel()}>
        <div className="sign-up-panel__mine" role="status">
          <Icon name="alert" size={26} />
          <div>
            <strong>{m.you_were_denied()}</strong>
            <p>{m.you_were_denied_hint()}</p>
          </div>
        </div>
        <AskForMissing activityId={id} />
      </section>
    );
  }
  if (came?.checkedInAt != null) {
    return (
      <section className="card sign-up-panel" aria-label={m.sign_up_panel()}>
        <Came
          from={came.checkedInAt}
          to={came.checkedOutAt}
          leaves={plan.checkOut === 'required' && status === 'published' && mayStillScan}
        />
        {came.checkedOutAt === null && mayBeMissing && !mayStillScan && <AskForMissing activityId={id} />}
        {came.checkedOutAt === null && plan.checkOut === 'required' && mayStillScan && (
          <WaysIn activity={activity} />
        )}
      </section>
    );
  }
  if (!running || (!taken && !isSignUpOpen(plan, now))) {
    return (
      <section className="sign-up-panel__closed" aria-label={m.sign_up_panel()}>
        <p>{closedSentence(mySignUp, running)}</p>
        {mySignUp === 'signedUp' && mayStillScan && <WaysIn activity={activity} />}
        {mayBeMissing && came !== undefined && <AskForMissing activityId={id} />}
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
            <p>{hintOf(activity)}</p>
          </div>
        </div>
      )}
      {change.isError && <ErrorNotice error={change.error} />}
      {!taken && (
        <Button look="primary" wide pending={change.isPending} onClick={signUp}>
          {isFull(activity) ? m.join_waitlist() : m.sign_up()}
        </Button>
      )}
      {taken && isWithdrawalOpen(plan, now) && (
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

/** What is left to say once nobody can sign up any more. */
function closedSentence(mySignUp: Activity['mySignUp'], running: boolean): string {
  if (mySignUp === 'signedUp') return m.you_had_signed_up();
  if (mySignUp === 'waitlisted') return m.you_were_waitlisted();
  return running ? m.sign_up_begun() : m.sign_up_not_open();
}

/** Whoever was there and finds no record asks for it (Order 67, Art 13). */
function AskForMissing({ activityId }: { activityId: string }) {
  return (
    <Link className={buttonClass('secondary')} to={`/activities/${activityId}/missing`}>
      {m.missing_ask()}
    </Link>
  );
}

/** That the person is here, or was. */
function Came({ from, to, leaves }: { from: string; to: string | null; leaves: boolean }) {
  return (
    <div className="sign-up-panel__mine" role="status">
      <Icon name="check" size={26} />
      <div>
        <strong>
          {to === null
            ? m.you_checked_in({ time: clock(from) })
            : m.you_checked_out({ from: clock(from), to: clock(to) })}
        </strong>
        <p>
          {to === null ? (leaves ? m.you_checked_in_hint() : m.you_stayed_hint()) : m.you_checked_out_hint()}
        </p>
      </div>
    </div>
  );
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

function hintOf({ mySignUp, checkInPolicy }: Activity): string {
  if (mySignUp !== 'signedUp') return m.you_are_waitlisted_hint();
  return checkInPolicy.ways.includes('venueCode')
    ? m.you_are_signed_up_hint()
    : m.you_are_signed_up_other_hint();
}
