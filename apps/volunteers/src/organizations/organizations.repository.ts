import { Injectable } from '@nestjs/common';
import type { Organization } from '@liandong/contracts/people/organization';
import type { EntityManager } from 'typeorm';
import type { OrganizationRow } from './organization.entity.js';

export interface OrganizationFilter {
  parentId?: string | undefined;
  kind?: Organization['kind'] | undefined;
  /** A LIKE pattern over the search text. */
  pattern?: string | undefined;
  /** Path of the last one already seen. */
  after?: string | undefined;
  limit: number;
}

/** An organisation as it is told to other services. */
export type OrganizationSnapshot = Pick<OrganizationRow, 'id' | 'version' | 'kind' | 'name' | 'path'>;

@Injectable()
export class OrganizationsRepository {
  /** In tree order: a parent comes before its children. */
  async list(tx: EntityManager, filter: OrganizationFilter): Promise<Organization[]> {
    return tx.query(
      `SELECT id, parent_id AS "parentId", kind, name, path,
              (SELECT count(*)::int FROM organizations child WHERE child.parent_id = node.id) AS "childCount"
       FROM organizations node
       WHERE ($1::uuid IS NULL OR parent_id = $1)
         AND ($2::text IS NULL OR kind = $2)
         AND ($3::text IS NULL OR name_search LIKE $3)
         AND ($4::text IS NULL OR path COLLATE "C" > $4)
       ORDER BY path COLLATE "C"
       LIMIT $5`,
      [
        filter.parentId ?? null,
        filter.kind ?? null,
        filter.pattern ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }

  /** Paths by id, of those that exist. */
  async hasDistrict(tx: EntityManager): Promise<boolean> {
    const found: unknown[] = await tx.query(`SELECT 1 FROM organizations WHERE kind = 'district' LIMIT 1`);
    return found.length > 0;
  }

  async pathsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; path: string }[] = await tx.query(
      'SELECT id, path FROM organizations WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.path]));
  }

  /** Those that exist already stay as they are. Answers the new ones, as other services hear of them. */
  async insertNew(tx: EntityManager, rows: readonly OrganizationRow[]): Promise<OrganizationSnapshot[]> {
    return tx.query(
      `INSERT INTO organizations
         (id, version, parent_id, kind, code, path, name, name_search, responsible_unit_id, contact_id)
       SELECT * FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::uuid[], $10::uuid[])
       ON CONFLICT (id) DO NOTHING
       RETURNING id, version, kind, name, path`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.version),
        rows.map((row) => row.parentId),
        rows.map((row) => row.kind),
        rows.map((row) => row.code),
        rows.map((row) => row.path),
        rows.map((row) => row.name),
        rows.map((row) => row.nameSearch),
        rows.map((row) => row.responsibleUnitId),
        rows.map((row) => row.contactId),
      ],
    );
  }
}
