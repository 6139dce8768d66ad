import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganizationEntity } from './organization.entity.js';
import { TeamEntity } from './team.entity.js';
import type { VolunteerEntity } from './volunteer.entity.js';

/** The copies of organisations, teams and volunteers. */
@Injectable()
export class DirectoryRepository {
  findOrganization(tx: EntityManager, id: string): Promise<OrganizationEntity | null> {
    return tx.findOneBy(OrganizationEntity, { id });
  }

  findTeam(tx: EntityManager, id: string): Promise<TeamEntity | null> {
    return tx.findOneBy(TeamEntity, { id });
  }

  /** Writes an organisation unless a newer version is there. */
  async keepOrganization(tx: EntityManager, organization: OrganizationEntity): Promise<void> {
    await tx.query(
      `INSERT INTO organizations AS kept (id, version, kind, name, path) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET
         version = excluded.version, kind = excluded.kind, name = excluded.name, path = excluded.path
       WHERE excluded.version > kept.version`,
      [organization.id, organization.version, organization.kind, organization.name, organization.path],
    );
  }

  /** Writes a team unless a newer version is there. */
  async keepTeam(tx: EntityManager, team: TeamEntity): Promise<void> {
    await tx.query(
      `INSERT INTO teams AS kept (id, version, name, organization_id, organization_name, organization_path)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET
         version = excluded.version, name = excluded.name, organization_id = excluded.organization_id,
         organization_name = excluded.organization_name, organization_path = excluded.organization_path
       WHERE excluded.version > kept.version`,
      [team.id, team.version, team.name, team.organizationId, team.organizationName, team.organizationPath],
    );
  }

  /** Writes a volunteer unless a newer version is there, or the person has left. */
  async keepVolunteer(tx: EntityManager, volunteer: Omit<VolunteerEntity, 'erasedAt'>): Promise<void> {
    await tx.query(
      `INSERT INTO volunteers AS kept (id, version, display_name, language) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET
         version = excluded.version, display_name = excluded.display_name, language = excluded.language
       WHERE excluded.version > kept.version AND kept.erased_at IS NULL`,
      [volunteer.id, volunteer.version, volunteer.displayName, volunteer.language],
    );
  }

  /** The name goes; that there was somebody stays. */
  async eraseVolunteer(tx: EntityManager, id: string, erasedAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO volunteers (id, version, display_name, language, erased_at) VALUES ($1, 0, '', 'zh-CN', $2)
       ON CONFLICT (id) DO UPDATE SET
         display_name = excluded.display_name, language = excluded.language, erased_at = excluded.erased_at`,
      [id, erasedAt],
    );
  }

  /** Which of these people have left. */
  async erasedAmong(tx: EntityManager, ids: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await tx.query(
      'SELECT id FROM volunteers WHERE id = ANY($1::uuid[]) AND erased_at IS NOT NULL',
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
