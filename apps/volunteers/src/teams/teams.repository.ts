import { Injectable } from '@nestjs/common';
import type { NamedPerson } from '@liandong/contracts/common/person';
import type { Team } from '@liandong/contracts/people/team';
import { BY_NAME } from '@liandong/service-kit/by-name';
import type { EntityManager } from 'typeorm';
import type { TeamMemberRow } from './team-member.entity.js';
import type { TeamRow } from './team.entity.js';

/** The place of a team in its list. */
export type TeamPosition = readonly [name: string, id: string];

/** A team as it is told to other services. */
export interface TeamSnapshot {
  id: string;
  version: number;
  name: string;
  organizationId: string;
  organizationName: string;
  organizationPath: string;
}

/** A person's part in a team. */
export interface TeamOfVolunteer {
  id: string;
  name: string;
  leads: boolean;
}

const teamColumns = `
  team.id, team.name, team.kind,
  team.organization_id AS "organizationId", organization.name AS "organizationName",
  organization.path AS "organizationPath",
  (SELECT coalesce(json_agg(json_build_object('id', leader.id, 'displayName', leader.display_name)
                            ORDER BY member.joined_at, leader.id), '[]')
   FROM team_members member JOIN volunteers leader ON leader.id = member.volunteer_id
   WHERE member.team_id = team.id AND member.leads) AS leaders,
  (SELECT count(*)::int FROM team_members member WHERE member.team_id = team.id) AS "memberCount"`;

@Injectable()
export class TeamsRepository {
  async list(
    tx: EntityManager,
    filter: { pattern: string | undefined; after: TeamPosition | undefined; limit: number },
  ): Promise<Team[]> {
    return tx.query(
      `SELECT ${teamColumns}
       FROM teams team JOIN organizations organization ON organization.id = team.organization_id
       WHERE ($1::text IS NULL OR team.name_search LIKE $1)
         AND ($2::text IS NULL OR (team.name ${BY_NAME}, team.id) > ($2 ${BY_NAME}, $3::uuid))
       ORDER BY team.name ${BY_NAME}, team.id
       LIMIT $4`,
      [filter.pattern ?? null, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
    );
  }

  async find(tx: EntityManager, id: string): Promise<Team | null> {
    const [team]: Team[] = await tx.query(
      `SELECT ${teamColumns}
       FROM teams team JOIN organizations organization ON organization.id = team.organization_id
       WHERE team.id = $1`,
      [id],
    );
    return team ?? null;
  }

  /** The organisers of the smallest subtree around a path that has any others than `except`; else the administrators. */
  async organisersAbove(
    tx: EntityManager,
    organizationPath: string,
    except: readonly string[],
  ): Promise<NamedPerson[]> {
    return tx.query(
      `WITH answering AS (
         SELECT volunteer_id AS id, coalesce(length(organization.path), 0) AS depth
         FROM role_grants LEFT JOIN organizations organization ON organization.id = organization_id
         WHERE (role = 'administrator' OR (role = 'organiser' AND starts_with($1, organization.path)))
           AND volunteer_id <> ALL($2::uuid[])
       )
       SELECT DISTINCT id, display_name AS "displayName" FROM answering JOIN volunteers USING (id)
       WHERE depth = (SELECT max(depth) FROM answering) ORDER BY id`,
      [organizationPath, except],
    );
  }

  async teamsOf(tx: EntityManager, volunteerId: string): Promise<TeamOfVolunteer[]> {
    return tx.query(
      `SELECT team.id, team.name, member.leads
       FROM team_members member JOIN teams team ON team.id = member.team_id
       WHERE member.volunteer_id = $1
       ORDER BY team.name ${BY_NAME}, team.id`,
      [volunteerId],
    );
  }

  /** Those that exist already stay as they are. Answers the new ones, as other services hear of them. */
  async insertNew(tx: EntityManager, rows: readonly TeamRow[]): Promise<TeamSnapshot[]> {
    return tx.query(
      `WITH inserted AS (
         INSERT INTO teams (id, version, name, name_search, kind, organization_id)
         SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::uuid[])
         ON CONFLICT (id) DO NOTHING
         RETURNING id, version, name, organization_id
       )
       SELECT team.id, team.version, team.name, organization.id AS "organizationId",
              organization.name AS "organizationName", organization.path AS "organizationPath"
       FROM inserted team JOIN organizations organization ON organization.id = team.organization_id`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.version),
        rows.map((row) => row.name),
        rows.map((row) => row.nameSearch),
        rows.map((row) => row.kind),
        rows.map((row) => row.organizationId),
      ],
    );
  }

  /** Adds members; who is one already keeps the day of joining, and becomes a leader where the row says so. */
  async upsertMembers(tx: EntityManager, rows: readonly TeamMemberRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO team_members AS member (team_id, volunteer_id, leads, joined_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[])
       ON CONFLICT (team_id, volunteer_id) DO UPDATE SET leads = true
       WHERE excluded.leads AND NOT member.leads`,
      [
        rows.map((row) => row.teamId),
        rows.map((row) => row.volunteerId),
        rows.map((row) => row.leads),
        rows.map((row) => row.joinedAt),
      ],
    );
  }
}
