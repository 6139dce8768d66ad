import type { ShownGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import { subtreeOf, type LedgerScope } from './ledger-scope.js';

export interface Conditions {
  where: string[];
  values: unknown[];
}

const IS_OF_ATTENDANCE = `coalesce(entry.corrected_kind, entry.kind) = 'attendance'`;

/** SQL for the `ShownGrade` of an entry or a sum; a correction goes where that which it corrects is. */
export const SHOWN_GRADE = `CASE WHEN entry.grade = 'leader' AND ${IS_OF_ATTENDANCE} THEN 'unproven' ELSE entry.grade END`;

/** Written out: a partial index is used only for a value that the planner sees. */
const ofGrade: Readonly<Record<ShownGrade, string>> = {
  device: `entry.grade = 'device'`,
  leader: `entry.grade = 'leader' AND NOT (${IS_OF_ATTENDANCE})`,
  retro: `entry.grade = 'retro'`,
  unproven: `entry.grade = 'leader' AND ${IS_OF_ATTENDANCE}`,
};

/** SQL conditions on `ledger_entries entry` for what is asked for within what may be seen. */
export function ledgerConditions(filter: LedgerFilter, scope: LedgerScope): Conditions {
  const where = ['true'];
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  if (filter.teamId) where.push(`entry.team_id = ${value(filter.teamId)}`);
  if (filter.volunteerId) where.push(`entry.volunteer_id = ${value(filter.volunteerId)}`);
  if (filter.grade) where.push(ofGrade[filter.grade]);
  if (filter.activityClass) where.push(`entry.activity_class = ${value(filter.activityClass)}`);
  if (filter.activityId) where.push(ofActivity(value(filter.activityId)));
  if (filter.linkedParty) where.push(`entry.linked_parties @> ARRAY[${value(filter.linkedParty)}::text]`);
  if (filter.kind === 'correction') where.push(`entry.kind = 'correction'`);
  else if (filter.kind) where.push(`${value(filter.kind)} IN (entry.kind, entry.corrected_kind)`);
  if (filter.month) {
    const { from, to } = shanghaiMonthBounds(filter.month);
    where.push(`entry.from_at >= ${value(from)}`, `entry.from_at < ${value(to)}`);
  }
  if (filter.organizationPath) where.push(subtrees(value([subtreeOf(filter.organizationPath)]), value([])));
  if (scope.kind === 'teams') {
    const paths = scope.organizationPaths.map(subtreeOf);
    where.push(subtrees(value(paths), value(scope.teamIds)));
  }
  return { where, values };
}

/**
 * The end of a look for any entry of one person. The order keeps it one by the person's index: without it a partition
 * that was never analysed is read from its beginning, whole where there is none.
 */
export const FIRST = 'ORDER BY entry.from_at LIMIT 1';

/** A team belongs where it is now; what somebody did without a team belongs where it was entered. */
function subtrees(paths: string, teamIds: string): string {
  return `(entry.team_id IN (
      SELECT id FROM teams WHERE organization_path LIKE ANY(${paths}::text[]) OR id = ANY(${teamIds}::uuid[])
    ) OR entry.team_id IS NULL AND entry.organization_path LIKE ANY(${paths}::text[]))`;
}

/** SQL for the entries of an activity; the partitions are known by the times that it has and had. */
export function ofActivity(id: string): string {
  return `(entry.activity_id = ${id}
    AND entry.from_at >= (SELECT least(starts_at, earlier_start) - interval '1 day' FROM activities WHERE id = ${id})
    AND entry.from_at <= (SELECT greatest(ends_at, later_end) + interval '1 day' FROM activities WHERE id = ${id})
    AND entry.team_id = (SELECT team_id FROM activities WHERE id = ${id}))`;
}
