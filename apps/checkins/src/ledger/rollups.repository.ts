import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { shanghaiMonthBounds } from '@liandong/rules/shanghai-time';
import { instants, uuidLists, uuids } from '../check-ins/binary-array.js';
import { plainArray } from '../check-ins/plain-array.js';
import type { SealedEntry } from '../proof/sealed-entries-listeners.js';
import type { Crew, Rollup } from './rollup.js';

/** What sums of the district are told apart by, and what those of teams are besides. */
const OF_DISTRICT = 'kind, corrected_kind, activity_class, linked_parties, grade, from_at';
const OF_TEAMS = `team_id, organization_path, ${OF_DISTRICT}`;

const ADDED = `entries = rollup.entries + excluded.entries, times = rollup.times + excluded.times,
  minutes = rollup.minutes + excluded.minutes`;

/** Who is in the sums for the first time. */
export interface Newcomers {
  /** By the month, `YYYY-MM`. */
  months: ReadonlyMap<string, ReadonlySet<string>>;
  ever: ReadonlySet<string>;
}

/** Sums of the sealed entries. Only the sealer's transaction writes them, so no two writers ever meet. */
@Injectable()
export class RollupsRepository {
  /** Of the corrections among these entries, the kinds that they correct, by the correction's id. */
  async findCorrectedKinds(tx: EntityManager, entries: readonly SealedEntry[]): Promise<Map<string, string>> {
    const corrections = entries.filter(({ facts }) => facts.kind === 'correction');
    if (corrections.length === 0) return new Map();
    const rows: { id: string; kind: string }[] = await tx.query(
      `SELECT entry.id, entry.corrected_kind AS kind
       FROM unnest($1::uuid[], $2::timestamptz[]) AS correction (id, from_at)
       JOIN ledger_entries entry ON entry.id = correction.id AND entry.from_at = correction.from_at`,
      [corrections.map(({ facts }) => facts.entryId), corrections.map(({ fromAt }) => fromAt)],
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }

  /** Adds to the sums of all people, of each team and of the district. */
  async add(tx: EntityManager, rollups: readonly Rollup[]): Promise<void> {
    await tx.query(
      `WITH added AS MATERIALIZED (
         SELECT kind, corrected_kind, team_id, organization_path, activity_class,
           string_to_array(parties, ';') AS linked_parties, grade, from_at, entries, times, minutes
         FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
             $8::timestamptz[], $9::bigint[], $10::bigint[], $11::bigint[])
           AS one (kind, corrected_kind, team_id, organization_path, activity_class, parties, grade, from_at, entries,
             times, minutes)
       ), of_district AS (
         INSERT INTO district_rollups AS rollup (${OF_DISTRICT}, entries, times, minutes)
         SELECT ${OF_DISTRICT}, sum(entries), sum(times), sum(minutes) FROM added GROUP BY ${OF_DISTRICT}
         ON CONFLICT ON CONSTRAINT one_district_rollup DO UPDATE SET ${ADDED}
       )
       INSERT INTO ledger_rollups AS rollup (${OF_TEAMS}, entries, times, minutes)
       SELECT ${OF_TEAMS}, entries, times, minutes FROM added
       ON CONFLICT ON CONSTRAINT one_ledger_rollup DO UPDATE SET ${ADDED}`,
      [
        rollups.map((one) => one.kind),
        rollups.map((one) => one.correctedKind),
        rollups.map((one) => one.teamId),
        rollups.map((one) => one.organizationPath),
        rollups.map((one) => one.activityClass),
        rollups.map((one) => one.linkedParties.join(';')),
        rollups.map((one) => one.grade),
        rollups.map((one) => one.month),
        rollups.map((one) => one.entries),
        rollups.map((one) => one.times),
        rollups.map((one) => one.minutes),
      ],
    );
  }

  /**
   * In which of these months people have entries that were sealed earlier; who has none in any month is left out.
   * A newcomer is nowhere: to look for their entries would be to look into each month there ever was.
   */
  async findMonths(
    tx: EntityManager,
    volunteerIds: readonly string[],
    months: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const rows: { id: string; at: number | null }[] = await tx.query(
      `SELECT one.id, (place - 1)::int AS at FROM unnest($1::uuid[]) AS one (id) CROSS JOIN LATERAL (
         SELECT months FROM ledger_people WHERE volunteer_id = one.id OFFSET 0
       ) known LEFT JOIN unnest($2::timestamptz[]) WITH ORDINALITY AS asked (month, place) ON month = ANY(known.months)`,
      [uuids(volunteerIds), instants(months.map((month) => shanghaiMonthBounds(month).from))],
    );
    const found = new Map<string, Set<string>>();
    for (const { id, at } of rows) {
      const known = found.get(id) ?? new Set();
      found.set(id, known);
      const month = at === null ? undefined : months[at];
      if (month !== undefined) known.add(month);
    }
    return found;
  }

  /** Keeps who served for which team, and in which months. */
  async addPeople(tx: EntityManager, crews: readonly Crew[], { ever }: Newcomers): Promise<void> {
    const add = async (some: readonly Crew[], chosen: (id: string) => boolean, onConflict: string) => {
      const members = some.map(({ volunteerIds }) => [...volunteerIds].filter(chosen));
      if (members.every((ids) => ids.length === 0)) return;
      const { all, first, last } = uuidLists(members);
      await tx.query(
        `INSERT INTO ledger_people AS known (team_id, organization_path, volunteer_id, months)
         SELECT team_id, path, volunteer_id, ARRAY[from_at]
         FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::int[], $5::int[])
             AS crew (team_id, path, from_at, first_member, last_member),
           unnest(($6::uuid[])[first_member:last_member]) AS volunteer_id
         ${onConflict}`,
        [
          some.map(({ teamId }) => teamId),
          some.map(({ organizationPath }) => organizationPath),
          some.map(({ month }) => shanghaiMonthBounds(month).from),
          first,
          last,
          all,
        ],
      );
    };
    const isNew = (id: string) => ever.has(id);
    for (const [round, some] of monthByMonth(crews).entries()) {
      if (round === 0) await add(some, isNew, '');
      await add(
        some,
        round === 0 ? (id) => !isNew(id) : () => true,
        `ON CONFLICT ON CONSTRAINT one_ledger_person DO UPDATE SET months =
           ARRAY(SELECT DISTINCT month FROM unnest(known.months || excluded.months) AS month ORDER BY month)
           WHERE NOT known.months @> excluded.months`,
      );
    }
  }

  /** Adds to how many different people the district has had, in each month and ever. */
  async countNewcomers(tx: EntityManager, { months, ever }: Newcomers): Promise<void> {
    const counts = [...months].map(([month, ids]): [Date | null, number] => [
      shanghaiMonthBounds(month).from,
      ids.size,
    ]);
    counts.push([null, ever.size]);
    const added = counts.filter(([, people]) => people > 0);
    if (added.length === 0) return;
    await tx.query(
      `INSERT INTO district_people AS known (from_at, people)
       SELECT * FROM unnest($1::timestamptz[], $2::bigint[])
       ON CONFLICT ON CONSTRAINT one_district_count DO UPDATE SET people = known.people + excluded.people`,
      [plainArray(added.map(([month]) => month)), plainArray(added.map(([, people]) => people))],
    );
  }
}

/** One statement cannot meet a row twice: of each team one month, then of those that have one more the next. */
function monthByMonth(crews: readonly Crew[]): Crew[][] {
  const rounds: Crew[][] = [];
  const taken = new Map<string, number>();
  for (const crew of crews) {
    const name = crew.teamId ?? crew.organizationPath;
    const round = taken.get(name) ?? 0;
    taken.set(name, round + 1);
    (rounds[round] ??= []).push(crew);
  }
  return rounds;
}
