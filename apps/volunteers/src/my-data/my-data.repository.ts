import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What is kept of one person, in words that the person reads. */
@Injectable()
export class MyDataRepository {
  teams(tx: EntityManager, id: string): Promise<unknown[]> {
    return tx.query(
      `SELECT team.id, team.name, member.leads, member.joined_at AS "joinedAt"
       FROM team_members member JOIN teams team ON team.id = member.team_id
       WHERE member.volunteer_id = $1 ORDER BY member.joined_at, team.id`,
      [id],
    );
  }

  roles(tx: EntityManager, id: string): Promise<unknown[]> {
    return tx.query(
      `SELECT role, organization.name AS "organizationName", granted_at AS "grantedAt"
       FROM role_grants LEFT JOIN organizations organization ON organization.id = organization_id
       WHERE volunteer_id = $1 ORDER BY granted_at, role_grants.id`,
      [id],
    );
  }

  reportIns(tx: EntityManager, id: string): Promise<unknown[]> {
    return tx.query(
      `SELECT organization.name AS "organizationName", started_at AS "startedAt", ended_at AS "endedAt",
              ended_by AS "endedBy"
       FROM report_ins JOIN organizations organization ON organization.id = organization_id
       WHERE volunteer_id = $1 ORDER BY started_at, report_ins.id`,
      [id],
    );
  }

  contactOf(tx: EntityManager, id: string): Promise<unknown[]> {
    return tx.query('SELECT id, name FROM organizations WHERE contact_id = $1 ORDER BY path', [id]);
  }

  async employer(tx: EntityManager, id: string): Promise<string | null> {
    const [row]: { name: string }[] = await tx.query(
      `SELECT organization.name FROM volunteers volunteer
       JOIN organizations organization ON organization.id = volunteer.employer_id WHERE volunteer.id = $1`,
      [id],
    );
    return row?.name ?? null;
  }

  sessions(tx: EntityManager, id: string): Promise<unknown[]> {
    return tx.query(
      `SELECT opened_at AS "openedAt", expires_at AS "expiresAt", ended_at AS "endedAt"
       FROM sessions WHERE volunteer_id = $1 ORDER BY opened_at, id`,
      [id],
    );
  }
}
