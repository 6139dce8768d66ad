import { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import { ShownGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { LedgerEntryKind, type LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { kindLabel } from '../../../shared/i18n/kind-label.js';
import { activityClassLabel, gradeLabel } from '../../../shared/i18n/labels.js';
import { useOrganizationNames } from '../../../shared/organizations/organization-names.js';
import { useReadableTeams } from '../../../shared/teams/use-managed-teams.js';
import { monthName } from '../../../shared/time/format.js';
import { recentMonths } from '../../../shared/time/shanghai.js';
import { Button } from '../../../shared/ui/button.js';
import { SelectField } from '../../../shared/ui/field.js';
import { partyLabel } from '../party-label.js';

const MONTHS_OFFERED = 24;

interface LedgerFiltersProps {
  filter: LedgerFilter;
  onChange: (filter: LedgerFilter) => void;
}

interface FurtherFiltersProps {
  filter: LedgerFilter;
  onRemove: (name: keyof LedgerFilter) => void;
  onReset: () => void;
}

/** What a step down leads to and no field can show: it can be taken away, so that no total is taken for another's. */
function FurtherFilters({ filter, onRemove, onReset }: FurtherFiltersProps) {
  const names = useOrganizationNames();
  const { organizationPath, volunteerId } = filter;
  if (Object.keys(filter).length === 0) return null;
  return (
    <div className="ledger-filters__further">
      {organizationPath !== undefined && (
        <Button icon="close" onClick={() => onRemove('organizationPath')}>
          {m.filter_only_organization({ name: names.get(organizationPath) ?? organizationPath })}
        </Button>
      )}
      {volunteerId !== undefined && (
        <Button icon="close" onClick={() => onRemove('volunteerId')}>
          {m.filter_only_person()}
        </Button>
      )}
      <Button look="quiet" onClick={onReset}>
        {m.filters_reset()}
      </Button>
    </div>
  );
}

export function LedgerFilters({ filter, onChange }: LedgerFiltersProps) {
  const teams = useReadableTeams();
  const [months] = useState(() => recentMonths(new Date(), MONTHS_OFFERED));
  const change = (name: keyof LedgerFilter, value: string) => {
    const { [name]: _replaced, ...others } = filter;
    onChange(value === '' ? others : { ...others, [name]: value });
  };

  return (
    <form className="ledger-filters" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={m.filter_team()}
        value={filter.teamId ?? ''}
        onChange={(event) => change('teamId', event.target.value)}
      >
        <option value="">{m.all()}</option>
        {teams.own.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.filter_month()}
        value={filter.month ?? ''}
        onChange={(event) => change('month', event.target.value)}
      >
        <option value="">{m.all()}</option>
        {months.map((month) => (
          <option key={month} value={month}>
            {monthName(month)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.filter_kind()}
        value={filter.kind ?? ''}
        onChange={(event) => change('kind', event.target.value)}
      >
        <option value="">{m.all()}</option>
        {LedgerEntryKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {kindLabel(kind)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.filter_grade()}
        value={filter.grade ?? ''}
        onChange={(event) => change('grade', event.target.value)}
      >
        <option value="">{m.all()}</option>
        {ShownGrade.options.map((grade) => (
          <option key={grade} value={grade}>
            {gradeLabel(grade)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.filter_class()}
        value={filter.activityClass ?? ''}
        onChange={(event) => change('activityClass', event.target.value)}
      >
        <option value="">{m.all()}</option>
        {ActivityClass.options.map((activityClass) => (
          <option key={activityClass} value={activityClass}>
            {activityClassLabel(activityClass)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.filter_party()}
        value={filter.linkedParty ?? ''}
        onChange={(event) => change('linkedParty', event.target.value)}
      >
        <option value="">{m.all()}</option>
        {LinkedParty.options.map((party) => (
          <option key={party} value={party}>
            {partyLabel(party)}
          </option>
        ))}
      </SelectField>
      <FurtherFilters filter={filter} onRemove={(name) => change(name, '')} onReset={() => onChange({})} />
    </form>
  );
}
