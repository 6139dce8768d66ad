import type { Me } from '@liandong/contracts/auth/auth';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { managesBeyondOwnTeams } from '../../../shared/session/permissions.js';
import { useTeams } from '../../../shared/teams/list-teams.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { draftOf, newDraft } from '../activity-draft.js';
import { useActivity } from '../api/get-activity.js';
import { ActivityForm } from './activity-form.js';
import './activity-page.css';

/** A new activity of one of the teams that the person looks after. */
export function NewActivity({ me }: { me: Me }) {
  const navigate = useNavigate();
  const allTeams = useTeams();
  const [now] = useState(() => new Date());
  const beyond = managesBeyondOwnTeams(me);
  const teams = beyond ? (allTeams.data ?? []) : me.teams.filter((team) => team.leads);

  return (
    <div className="activity-page">
      <BackLink to="/activities">{m.nav_activities()}</BackLink>
      <PageHeader title={m.new_activity()} lead={m.new_activity_lead()} />
      {beyond && allTeams.isPending && <Loading />}
      {beyond && allTeams.isError && <ErrorNotice error={allTeams.error} />}
      {(!beyond || allTeams.isSuccess) && (
        <ActivityForm
          initial={newDraft(now, teams.length === 1 ? (teams[0]?.id ?? '') : '')}
          existing={null}
          teams={teams}
          onSaved={(activity) => void navigate(`/activities/${activity.id}`)}
        />
      )}
    </div>
  );
}

/** Changes an activity; the version that was read guards against overwriting somebody else's change. */
export function EditActivity({ id }: { id: string }) {
  const navigate = useNavigate();
  const { data: activity, isPending, error } = useActivity(id);
  return (
    <div className="activity-page">
      <BackLink to={`/activities/${id}`}>{m.back_to_activity()}</BackLink>
      <PageHeader title={m.edit_activity()} />
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} />}
      {activity && (
        <ActivityForm
          initial={draftOf(activity)}
          existing={activity}
          teams={[{ id: activity.teamId, name: activity.teamName }]}
          onSaved={() => void navigate(`/activities/${id}`)}
        />
      )}
    </div>
  );
}
