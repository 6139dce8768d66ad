import type { Activity } from '@liandong/contracts/activities/activity';
import { wasOverWhenPublished } from '@liandong/rules/publication';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { isOver, wasHeld } from '../../../shared/time/is-over.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { serverNow } from '../../../shared/time/server-now.js';
import { useChangeState } from '../api/change-state.js';
import { CancelDialog } from './cancel-dialog.js';
import { CompleteDialog } from './complete-dialog.js';
import { DiscardDialog } from './discard-dialog.js';
import { PosterButton } from './poster-button.js';

/** What those who manage the team can do with the activity. */
export function LeaderPanel({ activity }: { activity: Activity }) {
  const { id, status } = activity;
  const [asking, setAsking] = useState<'cancel' | 'complete' | 'discard' | null>(null);
  const change = useChangeState(id);
  const toast = useToast();
  const ended = isOver(activity);
  const held = wasHeld(activity);
  const open = status === 'draft' || status === 'published';
  const publishedAt = activity.publishedAt === null ? null : Date.parse(activity.publishedAt);
  const tooLate = wasOverWhenPublished(publishedAt, Date.parse(activity.endsAt));
  const takesScans = status === 'published' && !tooLate;

  return (
    <section className="card leader-panel" aria-label={m.leader_panel()}>
      <h2>{m.leader_panel()}</h2>
      {status === 'draft' && <p>{m.draft_hint()}</p>}
      {status === 'draft' && lateHint(activity)}
      {tooLate && <p>{m.published_late_hint()}</p>}
      {change.isError && asking === null && <ErrorNotice error={change.error} />}
      {status === 'draft' && (
        <Button
          look="primary"
          wide
          pending={change.isPending}
          onClick={() =>
            change.mutate({ to: 'publish' }, { onSuccess: () => toast({ text: m.toast_published() }) })
          }
        >
          {m.publish()}
        </Button>
      )}
      {takesScans && (
        <Link className={buttonClass('primary', true)} to={`/activities/${id}/venue`}>
          <Icon name="qr" size={20} />
          <span>{m.open_venue_screen()}</span>
        </Link>
      )}
      {takesScans && (
        <Link className={buttonClass('secondary', true)} to={`/activities/${id}/scan`}>
          <Icon name="search" size={20} />
          <span>{m.open_scanner()}</span>
        </Link>
      )}
      {status !== 'draft' && (
        <Link className={buttonClass('secondary', true)} to={`/activities/${id}/attendance`}>
          <Icon name="people" size={20} />
          <span>{m.open_attendance()}</span>
        </Link>
      )}
      {held && (
        <Link
          className={buttonClass(tooLate ? 'secondary' : 'primary', true)}
          to={`/activities/${id}/confirm`}
        >
          <Icon name="check" size={20} />
          <span>{m.confirm_open()}</span>
        </Link>
      )}
      {held && (
        <Link
          className={buttonClass(tooLate ? 'primary' : 'secondary', true)}
          to={`/ledger/retro?activity=${id}`}
        >
          <Icon name="plus" size={20} />
          <span>{m.retro_open()}</span>
        </Link>
      )}
      {takesScans && activity.checkInPolicy.ways.includes('printedCode') && <PosterButton activityId={id} />}
      {open && (
        <Link className={buttonClass('secondary', true)} to={`/activities/${id}/edit`}>
          <Icon name="edit" size={20} />
          <span>{m.edit_activity()}</span>
        </Link>
      )}
      {status === 'published' && ended && (
        <Button wide icon="check" onClick={() => setAsking('complete')}>
          {m.complete_activity()}
        </Button>
      )}
      {status === 'published' && !ended && (
        <Button look="danger" wide onClick={() => setAsking('cancel')}>
          {m.cancel_activity()}
        </Button>
      )}
      {status === 'draft' && (
        <Button look="danger" wide onClick={() => setAsking('discard')}>
          {m.discard_activity()}
        </Button>
      )}
      <CancelDialog open={asking === 'cancel'} change={change} onClose={() => setAsking(null)} />
      <DiscardDialog activityId={id} open={asking === 'discard'} onClose={() => setAsking(null)} />
      <CompleteDialog open={asking === 'complete'} change={change} onClose={() => setAsking(null)} />
    </section>
  );
}

/** What a publication comes too late for. */
function lateHint(activity: Activity): ReactNode {
  if (isOver(activity)) return <p>{m.form_past_hint()}</p>;
  return Date.parse(activity.startsAt) < serverNow().getTime() ? <p>{m.draft_begun_hint()}</p> : null;
}
