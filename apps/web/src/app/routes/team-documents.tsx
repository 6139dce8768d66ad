import { MemberCertificate } from '../../features/certificates/components/member-certificate.js';
import { TeamDocuments } from '../../features/team-documents/components/team-documents.js';
import { m } from '../../paraglide/messages.js';
import { useManagedTeams } from '../../shared/teams/use-managed-teams.js';
import { BackLink } from '../../shared/ui/back-link.js';
import { SelectField } from '../../shared/ui/field.js';
import { Empty, Loading, PageHeader } from '../../shared/ui/layout.js';
import { ErrorNotice } from '../../shared/ui/notice.js';
import { useSearchParams } from 'react-router';
import './routes.css';

/** `/team-documents?team=`: cards and certificates to print, for those who manage a team. */
export function TeamDocumentsRoute() {
  const teams = useManagedTeams();
  const [search, setSearch] = useSearchParams();
  const choices = teams.own;
  const chosen = choices.find((team) => team.id === search.get('team')) ?? choices[0];
  return (
    <div className="route">
      <BackLink to="/me">{m.nav_me()}</BackLink>
      <PageHeader title={m.team_documents()} lead={m.team_documents_lead()} />
      {teams.isPending && <Loading />}
      {teams.isError && <ErrorNotice error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isSuccess && chosen === undefined && <Empty icon="people" title={m.team_documents_none()} />}
      {choices.length > 1 && (
        <SelectField
          label={m.column_team()}
          value={chosen?.id}
          onChange={(event) => setSearch({ team: event.target.value }, { replace: true })}
        >
          {choices.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
      )}
      {chosen && <TeamDocuments key={chosen.id} team={chosen} />}
      {chosen && <MemberCertificate key={`certificate-of-${chosen.id}`} teamId={chosen.id} />}
    </div>
  );
}
