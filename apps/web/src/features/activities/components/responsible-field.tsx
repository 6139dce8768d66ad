import type { Activity } from '@liandong/contracts/activities/activity';
import type { NamedPerson } from '@liandong/contracts/common/person';
import { m } from '../../../paraglide/messages.js';
import { personName } from '../../../shared/names/person-name.js';
import { useMe } from '../../../shared/session/use-session.js';
import { useTeamManagers } from '../../../shared/teams/list-team-managers.js';
import { SelectField } from '../../../shared/ui/field.js';

interface ResponsibleFieldProps {
  teamId: string;
  /** Null for a new activity: whoever makes it answers for it, unless another is chosen. */
  existing: Activity | null;
  /** Empty while nobody is chosen. */
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

/** Chooses who answers for an activity: whoever fills in the form, whoever does now, a leader of the team, or who looks after it. */
export function ResponsibleField({ teamId, existing, value, error, onChange }: ResponsibleFieldProps) {
  const me = useMe();
  const { data: managers } = useTeamManagers(teamId);
  const people = new Map<string, NamedPerson>();
  const others = managers ? [...managers.leaders, ...managers.organisers] : [];
  for (const person of [me, existing?.responsible, ...others]) {
    if (person) people.set(person.id, person);
  }
  const chosen = value || (existing === null ? me?.id : '');
  return (
    <SelectField
      label={m.form_responsible()}
      hint={m.form_responsible_hint()}
      value={chosen}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    >
      {chosen === '' && <option value="">{m.form_choose()}</option>}
      {[...people.values()].map(({ id, displayName }) => (
        <option key={id} value={id}>
          {id === me?.id ? m.form_responsible_me({ name: personName(displayName) }) : personName(displayName)}
        </option>
      ))}
    </SelectField>
  );
}
