import { ActivityClass } from '@liandong/contracts/activities/activity-class';
import { m } from '../../../paraglide/messages.js';
import { activityClassLabel } from '../../../shared/i18n/labels.js';
import { useTeams } from '../../../shared/teams/list-teams.js';
import { SelectField, TextField } from '../../../shared/ui/field.js';
import { Segmented } from '../../../shared/ui/segmented.js';

/** Characters. */
export const QUERY_MAX = 60;

export interface ChosenFilters {
  when: 'upcoming' | 'past';
  query: string;
  activityClass: ActivityClass | '';
  teamId: string;
}

interface ActivityFiltersProps {
  chosen: ChosenFilters;
  onChange: (chosen: ChosenFilters) => void;
}

export function ActivityFilters({ chosen, onChange }: ActivityFiltersProps) {
  const teams = useTeams();
  const change = (part: Partial<ChosenFilters>) => onChange({ ...chosen, ...part });

  return (
    <form className="activity-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <Segmented
        label={m.filter_when()}
        value={chosen.when}
        options={[
          { value: 'upcoming', label: m.filter_upcoming() },
          { value: 'past', label: m.filter_past() },
        ]}
        onChange={(when) => change({ when })}
      />
      <TextField
        label={m.filter_query()}
        type="search"
        placeholder={m.filter_query_placeholder()}
        maxLength={QUERY_MAX}
        value={chosen.query}
        onChange={(event) => change({ query: event.target.value })}
      />
      <SelectField
        label={m.filter_class()}
        value={chosen.activityClass}
        onChange={(event) =>
          change({ activityClass: ActivityClass.options.find((value) => value === event.target.value) ?? '' })
        }
      >
        <option value="">{m.all()}</option>
        {ActivityClass.options.map((value) => (
          <option key={value} value={value}>
            {activityClassLabel(value)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.filter_team()}
        value={chosen.teamId}
        onChange={(event) => change({ teamId: event.target.value })}
      >
        <option value="">{m.all()}</option>
        {teams.data?.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
    </form>
  );
}
