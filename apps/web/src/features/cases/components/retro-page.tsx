import type { Me } from '@liandong/contracts/auth/auth';
import { useCallback, useMemo, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { keepDraft, keptDraft, type DraftName } from '../../../shared/device/kept-draft.js';
import { useManagedTeams } from '../../../shared/teams/use-managed-teams.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useActivityOf } from '../api/list-held-activities.js';
import { emptyRetro, RetroDraft } from '../retro-draft.js';
import { RetroForm } from './retro-form.js';
import './cases.css';

/** Service, attendance, a training or an award entered afterwards: proposed here, approved by somebody else. */
export function RetroPage({ activityId, me }: { activityId: string; me: Me }) {
  const of = useMemo(() => ({ ownerId: me.id, name: `retro.${activityId}` }), [me.id, activityId]);
  const teams = useManagedTeams();
  const activity = useActivityOf(activityId);
  const waits = teams.isPending || (activityId !== '' && activity.isPending);
  const failed = teams.error ?? activity.error;
  return (
    <div className="cases">
      {activityId === '' ? (
        <BackLink to="/ledger/cases">{m.cases_title()}</BackLink>
      ) : (
        <BackLink to={`/activities/${activityId}`}>{activity.data?.title ?? m.back()}</BackLink>
      )}
      <PageHeader title={m.retro_title()} lead={m.retro_lead()} />
      <Notice>
        <p>{m.retro_four_eyes()}</p>
      </Notice>
      {failed !== null && (
        <ErrorNotice
          error={failed}
          onRetry={() => void (teams.isError ? teams.refetch() : activity.refetch())}
        />
      )}
      {waits && failed === null && <Loading />}
      {teams.isSuccess && teams.own.length === 0 && <Empty icon="people" title={m.retro_no_team()} />}
      {!waits && failed === null && teams.own.length > 0 && (
        <KeptForm
          of={of}
          teams={teams.own}
          first={
            activity.data
              ? {
                  ...emptyRetro,
                  teamId: activity.data.teamId,
                  activityId,
                  from: toLocalInput(activity.data.startsAt),
                  to: toLocalInput(activity.data.endsAt),
                }
              : { ...emptyRetro, teamId: teams.own[0]?.id ?? '' }
          }
        />
      )}
    </div>
  );
}

interface KeptFormProps {
  of: DraftName;
  teams: ReturnType<typeof useManagedTeams>['own'];
  first: RetroDraft;
}

/** Goes on with what the tab kept. */
function KeptForm({ of, teams, first }: KeptFormProps) {
  const [draft, setDraft] = useState<RetroDraft>(() => keptDraft(of, RetroDraft) ?? first);
  const change = useCallback(
    (part: Partial<RetroDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        keepDraft(of, next);
        return next;
      }),
    [of],
  );
  return <RetroForm draft={draft} teams={teams} onChange={change} onSent={() => keepDraft(of, null)} />;
}
