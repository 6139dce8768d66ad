import { Injectable } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import type { EntityManager } from 'typeorm';
import type { RoleGrantRow } from './role-grant.entity.js';
import { VolunteerRow } from './volunteer.entity.js';

/** A volunteer as other services hear of it. */
export interface VolunteerSnapshot {
  id: string;
  version: number;
  displayName: string;
  language: Language;
}

/** A role beside leading a team, with the subtree where it holds. */
export interface GrantedRole {
  role: RoleGrantRow['role'];
  organizationId: string | null;
  organizationPath: string | null;
}

export interface VolunteerChange {
  displayName: string | undefined;
  nameSearch: string | undefined;
  language: Language | undefined;
}

@Injectable()
export class AccountsRepository {
  async find(tx: EntityManager, id: string): Promise<VolunteerRow | null> {
    return tx.findOneBy(VolunteerRow, { id });
  }

  async findByPhone(tx: EntityManager, phoneIndex: Buffer): Promise<VolunteerRow | null> {
    return tx.findOneBy(VolunteerRow, { phoneIndex });
  }

  async rolesOf(tx: EntityManager, volunteerId: string): Promise<GrantedRole[]> {
    return tx.query(
      `SELECT role, organization_id AS "organizationId", organization.path AS "organizationPath"
       FROM role_grants LEFT JOIN organizations organization ON organization.id = organization_id
       WHERE volunteer_id = $1
       ORDER BY role, organization.path`,
      [volunteerId],
    );
  }

  /**
   * Writes what differs. Answers the new state, or null when nothing differed or there is no such volunteer.
   */
  async update(tx: EntityManager, id: string, change: VolunteerChange): Promise<VolunteerSnapshot | null> {
    const [rows]: [VolunteerSnapshot[], number] = await tx.query(
      `UPDATE volunteers
       SET display_name = coalesce($2, display_name),
           name_search = coalesce($3, name_search),
           language = coalesce($4, language),
           version = version + 1
       WHERE id = $1
         AND (display_name, language) IS DISTINCT FROM (coalesce($2, display_name), coalesce($4, language))
       RETURNING id, version, display_name AS "displayName", language`,
      [id, change.displayName ?? null, change.nameSearch ?? null, change.language ?? null],
    );
    return rows[0] ?? null;
  }

  /** Those whose id exists already stay as they are, and those who were erased stay away. Answers the new ones. */
  async insertNew(tx: EntityManager, rows: readonly VolunteerRow[]): Promise<VolunteerSnapshot[]> {
    return this.insert(tx, rows, 'ON CONFLICT (id) DO NOTHING');
  }

  /** False when somebody has the phone already, by a sign-in at the same moment. */
  async insertUnlessPhoneKnown(tx: EntityManager, row: VolunteerRow): Promise<boolean> {
    const inserted = await this.insert(tx, [row], 'ON CONFLICT (phone_index) DO NOTHING');
    return inserted.length > 0;
  }

  async insertGrants(tx: EntityManager, rows: readonly RoleGrantRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO role_grants (id, volunteer_id, role, organization_id, granted_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[])
       ON CONFLICT DO NOTHING`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.volunteerId),
        rows.map((row) => row.role),
        rows.map((row) => row.organizationId),
        rows.map((row) => row.grantedAt),
      ],
    );
  }

  private async insert(
    tx: EntityManager,
    rows: readonly VolunteerRow[],
    onConflict: 'ON CONFLICT (id) DO NOTHING' | 'ON CONFLICT (phone_index) DO NOTHING',
  ): Promise<VolunteerSnapshot[]> {
    return tx.query(
      `INSERT INTO volunteers (id, version, display_name, name_search, phone_sealed, phone_index,
                               password_hash, language, employer_id, joined_at)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::bytea[], $6::bytea[],
                            $7::text[], $8::text[], $9::uuid[], $10::timestamptz[]) AS person (id)
       WHERE NOT EXISTS (SELECT FROM erasures WHERE volunteer_id = person.id)
       ${onConflict}
       RETURNING id, version, display_name AS "displayName", language`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.version),
        rows.map((row) => row.displayName),
        rows.map((row) => row.nameSearch),
        rows.map((row) => row.phoneSealed),
        rows.map((row) => row.phoneIndex),
        rows.map((row) => row.passwordHash),
        rows.map((row) => row.language),
        rows.map((row) => row.employerId),
        rows.map((row) => row.joinedAt),
      ],
    );
  }
}
