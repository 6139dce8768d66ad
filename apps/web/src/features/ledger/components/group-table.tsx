import { EvidenceGrade, ShownGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import {
  LedgerEntryKind,
  LedgerGrouping,
  type LedgerFilter,
  type LedgerGroup,
} from '@liandong/contracts/ledger/ledger';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { kindLabel } from '../../../shared/i18n/kind-label.js';
import { activityClassLabel, gradeLabel } from '../../../shared/i18n/labels.js';
import { useOrganizationNames } from '../../../shared/organizations/organization-names.js';
import { duration, monthName, wholeNumber } from '../../../shared/time/format.js';
import { SelectField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useLedgerSummary } from '../api/get-summary.js';
import { partyLabel } from '../party-label.js';
import { withSubtrees } from '../subtree-sums.js';

const groupings: Record<LedgerGrouping, () => string> = {
  month: m.filter_month,
  team: m.filter_team,
  organization: m.filter_organization,
  activityClass: m.entry_class,
  grade: m.filter_grade,
  kind: m.filter_kind,
  linkedParty: m.filter_party,
};

/** The totals parted by something, each line a step down into its entries. */
export function GroupTable({
  filter,
  onChoose,
}: {
  filter: LedgerFilter;
  onChoose: (filter: LedgerFilter) => void;
}) {
  const [grouping, setGrouping] = useState<LedgerGrouping>('month');
  const { data, error, refetch } = useLedgerSummary(filter, grouping);
  const names = useOrganizationNames();
  const groups =
    grouping === 'organization' ? asTree(withSubtrees(data?.groups ?? [])) : (data?.groups ?? []);
  const studied = groups.some(({ studyMinutes }) => studyMinutes > 0);
  return (
    <div className="group-table">
      <SelectField
        label={m.group_by()}
        value={grouping}
        onChange={({ target }) => setGrouping(LedgerGrouping.parse(target.value))}
      >
        {LedgerGrouping.options.map((option) => (
          <option key={option} value={option}>
            {groupings[option]()}
          </option>
        ))}
      </SelectField>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <div className="card ledger-table" role="region" aria-label={m.group_by()} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{groupings[grouping]()}</th>
              <th scope="col" className="ledger-table__number">
                {m.summary_entries()}
              </th>
              <th scope="col" className="ledger-table__number">
                {m.summary_attendances()}
              </th>
              <th scope="col" className="ledger-table__number">
                {m.summary_report_in_times()}
              </th>
              {EvidenceGrade.options.map((grade) => (
                <th key={grade} scope="col" className="ledger-table__number">
                  {gradeLabel(grade)}
                </th>
              ))}
              {studied && (
                <th scope="col" className="ledger-table__number">
                  {m.summary_study()}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Line
                key={group.key}
                group={group}
                grouping={grouping}
                studied={studied}
                name={group.key === '' ? '' : groupName(grouping, group, names)}
                onChoose={() => onChoose(narrowed(filter, grouping, group.key))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {grouping === 'linkedParty' && <p className="group-table__note">{m.group_party_note()}</p>}
      {grouping === 'organization' && <p className="group-table__note">{m.group_organization_note()}</p>}
    </div>
  );
}

/** What lies below an organisation follows it. */
function asTree(groups: readonly LedgerGroup[]): LedgerGroup[] {
  return groups.toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

function Line({
  group,
  grouping,
  studied,
  name,
  onChoose,
}: {
  group: LedgerGroup;
  grouping: LedgerGrouping;
  studied: boolean;
  name: string;
  onChoose: () => void;
}) {
  return (
    <tr>
      <th scope="row" data-name={groupings[grouping]()}>
        {group.key === '' ? (
          m.group_none()
        ) : (
          <button type="button" className="group-table__key" onClick={onChoose}>
            {name}
          </button>
        )}
      </th>
      <td className="ledger-table__number" data-name={m.summary_entries()}>
        {wholeNumber(group.entries)}
      </td>
      <td className="ledger-table__number" data-name={m.summary_attendances()}>
        {wholeNumber(group.attendances)}
      </td>
      <td className="ledger-table__number" data-name={m.summary_report_in_times()}>
        {wholeNumber(group.reportInTimes)}
      </td>
      {EvidenceGrade.options.map((grade) => (
        <td key={grade} className="ledger-table__number" data-name={gradeLabel(grade)}>
          {duration(group.minutes[grade])}
        </td>
      ))}
      {studied && (
        <td className="ledger-table__number" data-name={m.summary_study()}>
          {duration(group.studyMinutes)}
        </td>
      )}
    </tr>
  );
}

function groupName(
  grouping: LedgerGrouping,
  { key, name }: LedgerGroup,
  names: ReadonlyMap<string, string>,
): string {
  switch (grouping) {
    case 'month':
      return monthName(key);
    case 'activityClass':
      return activityClassLabel(ActivityClass.parse(key));
    case 'grade':
      return gradeLabel(ShownGrade.parse(key));
    case 'kind':
      return kindLabel(LedgerEntryKind.parse(key));
    case 'linkedParty':
      return partyLabel(LinkedParty.parse(key));
    case 'team':
      return name;
    case 'organization':
      return names.get(key) ?? key;
  }
}

function narrowed(filter: LedgerFilter, grouping: LedgerGrouping, key: string): LedgerFilter {
  switch (grouping) {
    case 'month':
      return { ...filter, month: key };
    case 'activityClass':
      return { ...filter, activityClass: ActivityClass.parse(key) };
    case 'grade':
      return { ...filter, grade: ShownGrade.parse(key) };
    case 'kind':
      return { ...filter, kind: LedgerEntryKind.parse(key) };
    case 'linkedParty':
      return { ...filter, linkedParty: LinkedParty.parse(key) };
    case 'team':
      return { ...filter, teamId: key };
    case 'organization':
      return { ...filter, organizationPath: key };
  }
}
