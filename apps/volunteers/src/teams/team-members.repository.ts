import { Injectable } from '@nestjs/common';
import { BY_NAME } from '@liandong/service-kit/by-name';
import type { EntityManager } from 'typeorm';

/** A member with the name that lists show. */
export interface NamedMember {
  volunteerId: string;
  displayName: string;
  leads: boolean;
  joinedAt: Date;
}

/** The place of a member in the list: leaders first, then by name. */
export type MemberPosition = readonly [follows: boolean, displayName: string, volunteerId: string];

@Injectable()
export class TeamMembersRepository {
  async list(
    tx: EntityManager,
    teamId: string,
    after: MemberPosition | undefined,
    limit: number,
  ): Promise<NamedMember[]> {
    return tx.query(
      `SELECT volunteer.id AS "volunteerId", display_name AS "displayName", leads,
              member.joined_at AS "joinedAt"
       FROM team_members member JOIN volunteers volunteer ON volunteer.id = member.volunteer_id
       WHERE team_id = $1
         AND ($2::boolean IS NULL
              OR (NOT leads, display_name ${BY_NAME}, volunteer.id) > ($2, $3::text ${BY_NAME}, $4::uuid))
       ORDER BY NOT leads, display_name ${BY_NAME}, volunteer.id
       LIMIT $5`,
      [teamId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
  }
}
