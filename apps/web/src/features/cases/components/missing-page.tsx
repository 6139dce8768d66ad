import type { Activity } from '@liandong/contracts/activities/activity';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { Me } from '@liandong/contracts/auth/auth';
import { useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { wasHeld } from '../../../shared/time/is-over.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useActivityOf } from '../api/list-held-activities.js';
import { emptyRetro, type RetroDraft } from '../retro-draft.js';
import { useRetroForm } from '../use-retro-form.js';
import { ReasonFields } from './reason-fields.js';
import { SpanFields } from './span-fields.js';
import './cases.css';

/** What a volunteer asks for who was at an activity and finds no record of it, or was taken for absent. */
export function MissingPage({ activityId, me }: { activityId: string; me: Me }) {
  const activity = useActivityOf(activityId);
  return (
    <div className="cases">
      <BackLink to={`/activities/${activityId}`}>{activity.data?.title ?? m.back()}</BackLink>
      <PageHeader title={m.missing_title()} lead={m.missing_lead()} />
      {activity.isPending && <Loading />}
      {activity.isError && <ErrorNotice error={activity.error} onRetry={() => void activity.refetch()} />}
      {activity.isSuccess && wasHeld(activity.data) && (
        <MissingForm activity={activity.data} volunteerId={me.id} />
      )}
      {activity.isSuccess && !wasHeld(activity.data) && <Notice>{m.missing_not_yet()}</Notice>}
    </div>
  );
}

function MissingForm({ activity, volunteerId }: { activity: Activity; volunteerId: string }) {
  const [draft, setDraft] = useState<RetroDraft>({
    ...emptyRetro,
    kind: recordsService(activity.activityClass) ? 'service' : 'attendance',
    teamId: activity.teamId,
    activityId: activity.id,
    volunteerIds: [volunteerId],
    from: toLocalInput(activity.startsAt),
    to: toLocalInput(activity.endsAt),
  });
  const toast = useToast();
  const { form, submit, pending, error, code, errorOf, forgetRefusal } = useRetroForm(draft, activity, () =>
    toast({ text: m.missing_asked() }),
  );
  const change = (part: Partial<RetroDraft>) => {
    forgetRefusal();
    setDraft((before) => ({ ...before, ...part }));
  };
  // No field is about whom or what: that is settled by the address.
  const elsewhere = errorOf('members') ?? errorOf('activity') ?? errorOf('team');
  return (
    <form ref={form} className="card retro-form" onSubmit={submit} noValidate>
      {draft.kind === 'service' && (
        <SpanFields draft={draft} activity={activity} onChange={change} errorOf={errorOf} />
      )}
      <ReasonFields draft={draft} hint={m.missing_reason_hint()} onChange={change} errorOf={errorOf} />
      {elsewhere !== undefined && (
        <Notice look="warning">
          <p>{elsewhere}</p>
          {code === 'RETRO_EXISTS' && <Link to="/me">{m.missing_to_records()}</Link>}
          {code === 'LEDGER_CASE_PENDING' && <Link to="/ledger/cases">{m.cases_title()}</Link>}
        </Notice>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" look="primary" pending={pending}>
        {m.correction_send()}
      </Button>
    </form>
  );
}
