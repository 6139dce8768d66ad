import type { Me } from '@liandong/contracts/auth/auth';
import { m } from '../../../paraglide/messages.js';
import { Badge, PageHeader } from '../../../shared/ui/layout.js';
import './me.css';

/** Who is signed in, with teams and roles. */
export function MyHead({ me: { displayName, phoneMasked, teams, grants } }: { me: Me }) {
  const roles = new Set(grants.map((grant) => grant.role));
  return (
    <div className="my-head">
      <span className="my-head__face" aria-hidden="true">
        {[...displayName][0]}
      </span>
      <div>
        <PageHeader title={displayName} lead={<span className="figures">{phoneMasked}</span>} />
        <p className="my-head__badges">
          {roles.has('administrator') && <Badge look="accent">{m.role_administrator()}</Badge>}
          {roles.has('auditor') && <Badge look="accent">{m.role_auditor()}</Badge>}
          {roles.has('organiser') && <Badge look="accent">{m.role_organiser()}</Badge>}
          {teams.map((team) => (
            <Badge key={team.id} look={team.leads ? 'amber' : 'neutral'}>
              {team.leads ? m.role_leader_of({ team: team.name }) : team.name}
            </Badge>
          ))}
        </p>
      </div>
    </div>
  );
}
