import type { Activity } from '@liandong/contracts/activities/activity';
import type { Me } from '@liandong/contracts/auth/auth';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { keepDraft, keptDraft } from '../../../shared/device/kept-draft.js';
import { useManagedTeams } from '../../../shared/teams/use-managed-teams.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { serverNow } from '../../../shared/time/server-now.js';
import { ActivityDraft, draftOf, newDraft } from '../activity-draft.js';
import { useActivity } from '../api/get-activity.js';
import { ActivityForm } from './activity-form.js';
import './activity-page.css';

/** Under this name the tab keeps a new activity that is not saved yet. */
const KEPT = 'activity';

/** A new activity of one of the teams that the person looks after. */
export function NewActivity({ me }: { me: Me }) {
  const navigate = useNavigate();
  const teams = useManagedTeams();
  const [now] = useState(serverNow);
  const [of] = useState({ ownerId: me.id, name: KEPT });
  const [kept, setKept] = useState(() => keptDraft(of, ActivityDraft));
  const startAnew = () => {
    keepDraft(of, null);
    setKept(null);
  };

  return (
    <div className="activity-page">
      <BackLink to="/activities">{m.nav_activities()}</BackLink>
      <PageHeader title={m.new_activity()} lead={m.new_activity_lead()} />
      {teams.isPending && <Loading />}
      {teams.isError && <ErrorNotice error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isSuccess && teams.own.length === 0 && <Empty icon="people" title={m.team_documents_none()} />}
      {kept !== null && (
        <Notice>
          <p>{m.activity_draft_kept()}</p>
          <Button look="quiet" onClick={startAnew}>
            {m.activity_draft_anew()}
          </Button>
        </Notice>
      )}
      {teams.own.length > 0 && (
        <ActivityForm
          key={kept === null ? 'new' : 'kept'}
          initial={kept ?? newDraft(now, teams.own.length === 1 ? (teams.own[0]?.id ?? '') : '')}
          existing={null}
          teams={teams.own}
          onTyped={(draft) => keepDraft(of, draft)}
          onSaved={(activity) => {
            keepDraft(of, null);
            void navigate(`/activities/${activity.id}`);
          }}
        />
      )}
    </div>
  );
}

function isEditable({ mayManage, status }: Activity): boolean {
  return mayManage && (status === 'draft' || status === 'published');
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
      {activity && !isEditable(activity) && <Empty icon="edit" title={m.edit_not_possible()} />}
      {activity && isEditable(activity) && (
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
