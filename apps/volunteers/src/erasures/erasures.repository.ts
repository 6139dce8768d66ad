import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Duties } from './erasure-policy.js';
import { ErasureRow } from './erasure.entity.js';

/** The phone of somebody who wants to go. */
export interface LeavingPerson {
  phoneSealed: Buffer;
  phoneIndex: Buffer;
}

@Injectable()
export class ErasuresRepository {
  /** The person, held until the transaction ends; null when there is none any more. */
  async lock(tx: EntityManager, id: string): Promise<LeavingPerson | null> {
    const [person]: LeavingPerson[] = await tx.query(
      `SELECT phone_sealed AS "phoneSealed", phone_index AS "phoneIndex" FROM volunteers WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return person ?? null;
  }

  async erasedAt(tx: EntityManager, volunteerId: string): Promise<Date | null> {
    const erasure = await tx.findOneBy(ErasureRow, { volunteerId });
    return erasure?.erasedAt ?? null;
  }

  /**
   * What hangs on the person. Holds the rows it counts, in one order for everybody: of two who lead a team together
   * and leave at once, the second finds that the first has gone.
   */
  async lockDuties(tx: EntityManager, volunteerId: string): Promise<Duties> {
    const leaders: { teamId: string; name: string }[] = await tx.query(
      `SELECT team.id AS "teamId", team.name FROM team_members member JOIN teams team ON team.id = member.team_id
       WHERE member.leads AND member.team_id IN (
         SELECT team_id FROM team_members WHERE volunteer_id = $1 AND leads)
       ORDER BY member.team_id, member.volunteer_id
       FOR UPDATE OF member`,
      [volunteerId],
    );
    const administrators: { volunteerId: string }[] = await tx.query(
      `SELECT volunteer_id AS "volunteerId" FROM role_grants WHERE role = 'administrator' ORDER BY id FOR UPDATE`,
    );
    const teams = new Map(leaders.map(({ teamId, name }) => [teamId, name]));
    return {
      ledTeams: [...teams].map(([id, name]) => ({
        name,
        leaders: leaders.filter(({ teamId }) => teamId === id).length,
      })),
      isAdministrator: administrators.some((grant) => grant.volunteerId === volunteerId),
      administrators: administrators.length,
    };
  }

  /** Everything that says who the person is goes; sessions, roles and memberships go with their row. */
  async erase(
    tx: EntityManager,
    { id, phoneIndex }: { id: string; phoneIndex: Buffer },
    now: Date,
  ): Promise<void> {
    await tx.query('INSERT INTO erasures (volunteer_id, erased_at) VALUES ($1, $2)', [id, now]);
    await tx.query('UPDATE organizations SET contact_id = NULL WHERE contact_id = $1', [id]);
    await tx.query('DELETE FROM one_time_codes WHERE phone_index = $1', [phoneIndex]);
    await tx.query('DELETE FROM volunteers WHERE id = $1', [id]);
  }

  async idsSince(tx: EntityManager, since: Date): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'SELECT volunteer_id AS id FROM erasures WHERE erased_at >= $1 ORDER BY erased_at, volunteer_id',
      [since],
    );
    return rows.map((row) => row.id);
  }
}
