import type { Team } from '@liandong/contracts/people/team';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { downloadTeamCards } from '../api/batches.js';
import { BatchForm } from './batch-form.js';
import { BatchList } from './batch-list.js';
import './team-documents.css';

/** What a leader prints for a team: member cards, and certificates for everybody. */
export function TeamDocuments({ team }: { team: Team }) {
  return (
    <div className="team-documents">
      <MemberCards team={team} />
      <Section title={m.team_certificates()}>
        <div className="card team-documents__card">
          <p>{m.team_certificates_lead()}</p>
          <BatchForm teamId={team.id} />
        </div>
        <BatchList teamId={team.id} />
      </Section>
    </div>
  );
}

function MemberCards({ team }: { team: Team }) {
  const { pending, error, run } = useAction(downloadTeamCards);
  return (
    <Section title={m.team_cards()}>
      <div className="card team-documents__card">
        <p>{m.team_cards_lead({ count: team.memberCount })}</p>
        {error !== null && <ErrorNotice error={error} />}
        <Button look="primary" icon="download" pending={pending} onClick={() => void run(team.id)}>
          {m.team_cards_download()}
        </Button>
      </div>
    </Section>
  );
}
