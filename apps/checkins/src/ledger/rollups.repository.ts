import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bigints, instants, uuids } from '../check-ins/binary-array.js';
import { plainArray } from '../check-ins/plain-array.js';
import type { SealedEntry } from '../proof/sealed-entries-listeners.js';
import type { PersonalRollup, Rollup } from './rollup.js';

const NAMES = `kind, corrected_kind, team_id, organization_path, activity_class, linked_parties, grade, from_at`;

/** Who is in the sums for the first time. */
export interface Newcomers {
  /** By the first instant of a month, in milliseconds: its newcomers. */
  months: ReadonlyMap<number, ReadonlySet<string>>;
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

  /** Adds to the sums of all people. @returns the id of each rollup's row */
  async add(tx: EntityManager, rollups: readonly Rollup[]): Promise<Map<Rollup, string>> {
    const rows: { place: number; id: string }[] = await tx.query(
      `WITH added AS MATERIALIZED (
         SELECT kind, corrected_kind, team_id, organization_path, activity_class,
           string_to_array(parties, ';') AS linked_parties, grade, from_at, entries, times, minutes, place
         FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
             $8::timestamptz[], $9::bigint[], $10::bigint[], $11::bigint[])
           WITH ORDINALITY AS one (kind, corrected_kind, team_id, organization_path, activity_class, parties, grade,
             from_at, entries, times, minutes, place)
       ), saved AS (
         INSERT INTO ledger_rollups AS rollup (${NAMES}, entries, times, minutes)
         SELECT ${NAMES}, entries, times, minutes FROM added
         ON CONFLICT ON CONSTRAINT one_ledger_rollup DO UPDATE SET entries = rollup.entries + excluded.entries,
           times = rollup.times + excluded.times, minutes = rollup.minutes + excluded.minutes
         RETURNING id, ${NAMES}
       )
       SELECT added.place::int AS place, saved.id FROM added JOIN saved
         ON (${ofTable('saved')}) IS NOT DISTINCT FROM (${ofTable('added')})`,
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
    return new Map(rows.flatMap(({ place, id }) => rollups.slice(place - 1, place).map((one) => [one, id])));
  }

  /** Until which month each of these volunteers has been in the sums; who never was is left out. */
  async findLatestMonths(tx: EntityManager, volunteerIds: readonly string[]): Promise<Map<string, Date>> {
    const rows: { id: string; month: Date }[] = await tx.query(
      `SELECT id, month FROM unnest($1::uuid[]) AS id CROSS JOIN LATERAL (
         SELECT from_at AS month FROM volunteer_rollups WHERE volunteer_id = id ORDER BY from_at DESC LIMIT 1
       ) latest`,
      [uuids(volunteerIds)],
    );
    return new Map(rows.map(({ id, month }) => [id, month]));
  }

  /** Those of these people who have been in the sums of their month. */
  async findSeen(tx: EntityManager, persons: readonly PersonalRollup[]): Promise<Set<string>> {
    if (persons.length === 0) return new Set();
    const rows: { volunteer_id: string; from_at: Date }[] = await tx.query(
      `SELECT DISTINCT volunteer_id, from_at FROM volunteer_rollups
       JOIN unnest($1::uuid[], $2::timestamptz[]) AS wanted (volunteer_id, from_at) USING (volunteer_id, from_at)`,
      [uuids(persons.map(({ volunteerId }) => volunteerId)), instants(persons.map(({ of }) => of.month))],
    );
    return new Set(rows.map((row) => personOfMonth(row.volunteer_id, row.from_at)));
  }

  /** Adds to the sums of each person. Only those whom a month knows already can meet a row of their own. */
  async addPersons(
    tx: EntityManager,
    persons: readonly PersonalRollup[],
    ids: ReadonlyMap<Rollup, string>,
    { months }: Newcomers,
  ): Promise<void> {
    const isNew = ({ volunteerId, of }: PersonalRollup) =>
      months.get(of.month.getTime())?.has(volunteerId) ?? false;
    const add = async (some: readonly PersonalRollup[], onConflict: string) => {
      if (some.length === 0) return;
      await tx.query(
        `INSERT INTO volunteer_rollups AS rollup (volunteer_id, from_at, rollup_id, entries, times, minutes)
         SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
         ${onConflict}`,
        [
          uuids(some.map((one) => one.volunteerId)),
          instants(some.map((one) => one.of.month)),
          plainArray(some.map((one) => ids.get(one.of) ?? null)),
          bigints(some.map((one) => one.entries)),
          bigints(some.map((one) => one.times)),
          bigints(some.map((one) => one.minutes)),
        ],
      );
    };
    await add(persons.filter(isNew), '');
    await add(
      persons.filter((one) => !isNew(one)),
      `ON CONFLICT (volunteer_id, from_at, rollup_id) DO UPDATE SET entries = rollup.entries + excluded.entries,
         times = rollup.times + excluded.times, minutes = rollup.minutes + excluded.minutes`,
    );
  }

  /** Keeps who served for which team, and in which months. */
  async addPeople(tx: EntityManager, persons: readonly PersonalRollup[], { ever }: Newcomers): Promise<void> {
    const add = async (some: readonly PersonalRollup[], onConflict: string) => {
      if (some.length === 0) return;
      await tx.query(
        `INSERT INTO ledger_people AS known (team_id, organization_path, volunteer_id, months)
         SELECT team_id, path, volunteer_id, array_agg(DISTINCT from_at)
         FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[])
           AS one (team_id, path, volunteer_id, from_at)
         GROUP BY team_id, path, volunteer_id
         ${onConflict}`,
        [
          uuids(some.map(({ of }) => of.teamId)),
          some.map(({ of }) => (of.teamId === null ? of.organizationPath : '')),
          uuids(some.map(({ volunteerId }) => volunteerId)),
          instants(some.map(({ of }) => of.month)),
        ],
      );
    };
    await add(
      persons.filter(({ volunteerId }) => ever.has(volunteerId)),
      '',
    );
    await add(
      persons.filter(({ volunteerId }) => !ever.has(volunteerId)),
      `ON CONFLICT ON CONSTRAINT one_ledger_person DO UPDATE SET months =
         ARRAY(SELECT DISTINCT month FROM unnest(known.months || excluded.months) AS month ORDER BY month)
         WHERE NOT known.months @> excluded.months`,
    );
  }

  /** Adds to how many different people the district has had, in each month and ever. */
  async countNewcomers(tx: EntityManager, { months, ever }: Newcomers): Promise<void> {
    const counts: [Date | null, number][] = [...months].map(([month, ids]) => [new Date(month), ids.size]);
    if (ever.size > 0) counts.push([null, ever.size]);
    if (counts.length === 0) return;
    await tx.query(
      `INSERT INTO district_people AS known (from_at, people) SELECT * FROM unnest($1::timestamptz[], $2::bigint[])
       ON CONFLICT ON CONSTRAINT one_district_count DO UPDATE SET people = known.people + excluded.people`,
      [plainArray(counts.map(([month]) => month)), plainArray(counts.map(([, people]) => people))],
    );
  }
}

export function personOfMonth(volunteerId: string, month: Date): string {
  return `${volunteerId} ${month.getTime()}`;
}

function ofTable(table: string): string {
  return NAMES.replaceAll(/\w+/g, (name) => `${table}.${name}`);
}
