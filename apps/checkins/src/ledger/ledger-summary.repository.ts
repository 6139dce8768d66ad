import { Injectable } from '@nestjs/common';
import type {
  LedgerFilter,
  LedgerGroup,
  LedgerGrouping,
  LedgerSummary,
} from '@liandong/contracts/ledger/ledger';
import { shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import type { EntityManager } from 'typeorm';
import { SEALED, UNSEALED } from '../proof/sealing.repository.js';
import { FIRST, ledgerConditions, SHOWN_GRADE } from './ledger-conditions.js';
import type { LedgerScope } from './ledger-scope.js';

interface SumsRow {
  key: string | null;
  name: string | null;
  entries: number;
  times: number;
  reported: number;
  device: number;
  leader: number;
  retro: number;
  study: number;
}

const GROUPS = 500;

const PEOPLE_BY_MONTH = '(SELECT people.*, from_at FROM ledger_people people, unnest(months) AS from_at)';

/** What a summary is parted by. Of a team's subtree it is where the team is now. */
const keys: Readonly<Record<LedgerGrouping, string>> = {
  month: `to_char(entry.from_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`,
  team: 'entry.team_id::text',
  organization: 'coalesce(team.organization_path, entry.organization_path)',
  activityClass: 'entry.activity_class',
  grade: SHOWN_GRADE,
  kind: 'coalesce(entry.corrected_kind, entry.kind)',
  linkedParty: 'party',
};

/** Totals from the sums of the sealed entries and the few that are not sealed yet, seen at one moment. */
@Injectable()
export class LedgerSummaryRepository {
  async summarize(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    groupBy: LedgerGrouping | null,
  ): Promise<LedgerSummary> {
    const [total] = await this.sums(tx, filter, scope, null);
    const groups = groupBy ? await this.sums(tx, filter, scope, groupBy) : [];
    const { key: _key, name: _name, ...sums } = groupOf(total);
    const volunteers = await this.countVolunteers(tx, filter, scope);
    return { ...sums, volunteers, groups: groups.map(groupOf) };
  }

  private async sums(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    groupBy: LedgerGrouping | null,
  ): Promise<SumsRow[]> {
    const { where, values } = ledgerConditions(filter, scope);
    const conditions = where.join(' AND ');
    const columns = `from_at, team_id, organization_path, kind, corrected_kind, grade, activity_class,
      linked_parties`;
    const each = `SELECT ${columns}, 1 AS entries, times, minutes FROM ledger_entries entry
      WHERE ${conditions}`;
    // An activity and a person have few entries, and no sums.
    const source =
      filter.activityId || filter.volunteerId
        ? each
        : `SELECT ${columns}, entries, times, minutes FROM ${sumsFor(filter, scope, groupBy)} entry
         WHERE ${conditions} UNION ALL ${each} AND ${UNSEALED}`;
    const sum = (of: string, condition = 'true') =>
      `coalesce(sum(${of}) FILTER (WHERE ${condition}), 0)::float8`;
    // Each is the report-in service of an attendance that is counted as such already.
    const reported = `coalesce(entry.corrected_kind, entry.kind) = 'reportInService'`;
    const study = `coalesce(entry.corrected_kind, entry.kind) = 'training'`;
    const graded = (grade: string) => sum('entry.minutes', `NOT (${study}) AND entry.grade = '${grade}'`);
    return tx.query(
      `SELECT ${groupBy ? keys[groupBy] : 'NULL'} AS key,
         ${groupBy === 'team' ? 'max(team.name)' : 'NULL'} AS name,
         ${sum('entry.entries')} AS entries, ${sum('entry.times', `NOT (${reported})`)} AS times,
         ${sum('entry.times', reported)} AS reported, ${graded('device')} AS device,
         ${graded('leader')} AS leader, ${graded('retro')} AS retro, ${sum('entry.minutes', study)} AS study
       FROM (${source}) entry
       LEFT JOIN teams team ON team.id = entry.team_id
       ${groupBy === 'linkedParty' ? 'LEFT JOIN LATERAL unnest(entry.linked_parties) AS party ON true' : ''}
       ${groupBy ? `GROUP BY 1 ORDER BY ${groupBy === 'month' ? '1 DESC' : 'sum(entry.minutes) DESC, 1'}` : ''}
       LIMIT ${GROUPS}`,
      values,
    );
  }

  /** Different people, where they are kept: of all, of a month, of teams, of teams in a month; else null. */
  private async countVolunteers(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
  ): Promise<number | null> {
    const { teamId, month, organizationPath, ...others } = filter;
    if (Object.values(others).some((value) => value !== undefined)) return null;
    const { where, values } = ledgerConditions({ teamId, month, organizationPath }, scope);
    const conditions = where.join(' AND ');
    const unsealed = `SELECT volunteer_id FROM ledger_entries entry WHERE ${conditions} AND ${UNSEALED}`;
    const monthFrom = month === undefined ? null : shanghaiMonthBounds(month).from;
    const [row]: { volunteers: number }[] = await tx.query(
      isWhole(filter, scope)
        ? `SELECT coalesce((
             SELECT people FROM district_people WHERE from_at IS NOT DISTINCT FROM $${values.push(monthFrom)}
           ), 0)::int + (
             SELECT count(*)::int FROM (SELECT DISTINCT volunteer_id AS id FROM (${unsealed}) entry) newcomer
             LEFT JOIN LATERAL (
               SELECT true AS is_known FROM ledger_entries entry
               WHERE entry.volunteer_id = newcomer.id AND ${conditions} AND ${SEALED} ${FIRST}
             ) earlier ON true
             WHERE is_known IS NULL
           ) AS volunteers`
        : `SELECT count(*)::int AS volunteers FROM (
             SELECT volunteer_id FROM ${month === undefined ? 'ledger_people' : PEOPLE_BY_MONTH} entry
             WHERE ${conditions}
             UNION
             ${unsealed}
           ) person`,
      values,
    );
    return row?.volunteers ?? 0;
  }
}

function isWhole({ teamId, organizationPath }: LedgerFilter, scope: LedgerScope): boolean {
  return teamId === undefined && organizationPath === undefined && scope.kind === 'district';
}

/** Those of the district are few; those of the teams are asked where teams are told apart. */
function sumsFor(filter: LedgerFilter, scope: LedgerScope, groupBy: LedgerGrouping | null): string {
  const isOfTeams = !isWhole(filter, scope) || groupBy === 'team' || groupBy === 'organization';
  return isOfTeams
    ? 'ledger_rollups'
    : '(SELECT NULL::uuid AS team_id, NULL AS organization_path, * FROM district_rollups)';
}

function groupOf(row: SumsRow | undefined): LedgerGroup {
  const {
    key = null,
    name = null,
    entries = 0,
    times = 0,
    reported = 0,
    device = 0,
    leader = 0,
    retro = 0,
    study = 0,
  } = row ?? {};
  return {
    key: key ?? '',
    name: name ?? '',
    entries,
    attendances: times,
    reportInTimes: reported,
    minutes: { device, leader, retro },
    studyMinutes: study,
  };
}
