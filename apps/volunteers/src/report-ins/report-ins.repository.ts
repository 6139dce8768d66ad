import { Injectable } from '@nestjs/common';
import type { OrganizationKind } from '@liandong/contracts/people/organization';
import type { EntityManager } from 'typeorm';
import type { ReportInRow } from './report-in.entity.js';

/** A report-in with the names that lists show. */
export interface NamedReportIn extends ReportInRow {
  volunteerName: string;
  organizationName: string;
  organizationPath: string;
}

export type NewReportIn = Pick<ReportInRow, 'id' | 'volunteerId' | 'organizationId' | 'startedAt'>;

const NAMED = `
  SELECT report_in.id, report_in.version, volunteer_id AS "volunteerId", volunteer.display_name AS "volunteerName",
         organization_id AS "organizationId", organization.name AS "organizationName",
         organization.path AS "organizationPath", started_at AS "startedAt", ended_at AS "endedAt",
         ended_by AS "endedBy", end_reason AS "endReason"
  FROM report_ins report_in
  JOIN volunteers volunteer ON volunteer.id = volunteer_id
  JOIN organizations organization ON organization.id = organization_id`;

@Injectable()
export class ReportInsRepository {
  /** Until the transaction ends nobody else changes the report-ins of this person. @returns false when unknown */
  async lockVolunteer(tx: EntityManager, volunteerId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT FROM volunteers WHERE id = $1 FOR NO KEY UPDATE', [
      volunteerId,
    ]);
    return rows.length > 0;
  }

  async findOrganization(
    tx: EntityManager,
    id: string,
  ): Promise<{ kind: OrganizationKind; path: string } | null> {
    const rows: { kind: OrganizationKind; path: string }[] = await tx.query(
      'SELECT kind, path FROM organizations WHERE id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  async find(tx: EntityManager, id: string): Promise<NamedReportIn | null> {
    const rows: NamedReportIn[] = await tx.query(`${NAMED} WHERE report_in.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** The active one of a person at a community, else the one that ended last. */
  async findLatest(
    tx: EntityManager,
    volunteerId: string,
    organizationId: string,
  ): Promise<NamedReportIn | null> {
    const rows: NamedReportIn[] = await tx.query(
      `${NAMED} WHERE volunteer_id = $1 AND organization_id = $2 ORDER BY ended_at DESC NULLS FIRST LIMIT 1`,
      [volunteerId, organizationId],
    );
    return rows[0] ?? null;
  }

  /** Active ones first, then the latest. @param after the place of the last one already seen */
  async listOf(
    tx: EntityManager,
    volunteerId: string,
    after: readonly [ended: boolean, startedAt: string, id: string] | undefined,
    limit: number,
  ): Promise<NamedReportIn[]> {
    return tx.query(
      `${NAMED} WHERE volunteer_id = $1
         AND ($2::boolean IS NULL OR (ended_at IS NULL, started_at, report_in.id) < (NOT $2, $3::timestamptz, $4::uuid))
       ORDER BY ended_at IS NULL DESC, started_at DESC, report_in.id DESC LIMIT $5`,
      [volunteerId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
  }

  /** The active ones within a subtree, the latest first. */
  async listWithin(
    tx: EntityManager,
    path: string,
    after: readonly [startedAt: string, id: string] | undefined,
    limit: number,
  ): Promise<NamedReportIn[]> {
    return tx.query(
      `${NAMED} WHERE starts_with(organization.path, $1) AND ended_at IS NULL
         AND ($2::timestamptz IS NULL OR (started_at, report_in.id) < ($2, $3::uuid))
       ORDER BY started_at DESC, report_in.id DESC LIMIT $4`,
      [path, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Different people who are reported in within a subtree. */
  async countPersons(tx: EntityManager, path: string): Promise<number> {
    const [row]: { persons: number }[] = await tx.query(
      `SELECT count(DISTINCT volunteer_id)::int AS persons
       FROM report_ins JOIN organizations organization ON organization.id = organization_id
       WHERE starts_with(organization.path, $1) AND ended_at IS NULL`,
      [path],
    );
    return row?.persons ?? 0;
  }

  /** Those that exist already stay as they are. @returns the ids of the new ones */
  async insertNew(tx: EntityManager, rows: readonly NewReportIn[]): Promise<string[]> {
    const inserted: { id: string }[] = await tx.query(
      `INSERT INTO report_ins (id, version, volunteer_id, organization_id, started_at)
       SELECT id, 1, volunteer_id, organization_id, started_at
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
         AS report_in (id, volunteer_id, organization_id, started_at)
       ON CONFLICT DO NOTHING
       RETURNING id`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.volunteerId),
        rows.map((row) => row.organizationId),
        rows.map((row) => row.startedAt),
      ],
    );
    return inserted.map(({ id }) => id);
  }

  async findAll(tx: EntityManager, ids: readonly string[]): Promise<NamedReportIn[]> {
    return tx.query(`${NAMED} WHERE report_in.id = ANY($1::uuid[]) ORDER BY started_at, report_in.id`, [ids]);
  }

  /** Writes how it ended, or, with nothing but nulls, that it did not. */
  async saveEnd(
    tx: EntityManager,
    id: string,
    { endedAt, endedBy, endReason }: Pick<ReportInRow, 'endedAt' | 'endedBy' | 'endReason'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE report_ins SET ended_at = $2, ended_by = $3, end_reason = $4, version = version + 1 WHERE id = $1`,
      [id, endedAt, endedBy, endReason],
    );
  }
}
