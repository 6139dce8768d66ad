import { Injectable } from '@nestjs/common';
import type { MySignUp, SignUp, SignUpStatus } from '@liandong/contracts/activities/sign-up';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

interface SignUpRow {
  activity_id: string;
  volunteer_id: string;
  display_name: string;
  status: SignUpStatus;
  signed_up_at: Date;
  position: string;
}

interface MySignUpRow {
  activity_id: string;
  title: string;
  place: string;
  team_name: string;
  starts_at: Date;
  ends_at: Date;
  activity_status: z.infer<typeof MySignUp>['activityStatus'];
  status: SignUpStatus;
  signed_up_at: Date;
  past: boolean;
  rank: number;
}

/** Where a page of one's own sign-ups starts: `now` of the first page, and the sort key of its last row. */
export interface AfterMine {
  past: boolean;
  rank: number;
  activityId: string;
}

const signUpColumns = `s.activity_id, s.volunteer_id, coalesce(v.display_name, '') AS display_name,
  s.status, s.signed_up_at, s.position`;

/** Sign-ups as people read them, with names. */
@Injectable()
export class SignUpViewsRepository {
  /** The sign-ups of these people, by volunteer. */
  async ofPeople(
    tx: EntityManager,
    activityId: string,
    volunteerIds: readonly string[],
  ): Promise<Map<string, SignUp>> {
    const rows: SignUpRow[] = await tx.query(
      `SELECT ${signUpColumns} FROM sign_ups s LEFT JOIN volunteers v ON v.id = s.volunteer_id
       WHERE s.activity_id = $1 AND s.volunteer_id = ANY($2::uuid[])`,
      [activityId, volunteerIds],
    );
    return new Map(rows.map((row) => [row.volunteer_id, toSignUp(row)]));
  }

  /** Who comes and who waits, in the order in which they signed up; one row more than `limit`. */
  list(
    tx: EntityManager,
    activityId: string,
    page: { after: string | null; limit: number },
  ): Promise<SignUpRow[]> {
    return tx.query(
      `SELECT ${signUpColumns} FROM sign_ups s LEFT JOIN volunteers v ON v.id = s.volunteer_id
       WHERE s.activity_id = $1 AND s.status <> 'withdrawn' AND s.position > $2
       ORDER BY s.position LIMIT $3`,
      [activityId, page.after ?? '0', page.limit + 1],
    );
  }

  /**
   * A person's sign-ups: those not over at `now`, the soonest first, then the past ones, the latest first.
   * The rank is the start in milliseconds, negative for the past, so that one order serves both.
   */
  mine(
    tx: EntityManager,
    volunteerId: string,
    page: { now: Date; after: AfterMine | null; limit: number },
  ): Promise<MySignUpRow[]> {
    return tx.query(
      `SELECT * FROM (
         SELECT s.activity_id, a.title, a.place, t.name AS team_name, a.starts_at, a.ends_at,
                a.status AS activity_status, s.status, s.signed_up_at, a.ends_at <= $2 AS past,
                (extract(epoch FROM a.starts_at) * CASE WHEN a.ends_at <= $2 THEN -1000 ELSE 1000 END)::float8 AS rank
         FROM sign_ups s JOIN activities a ON a.id = s.activity_id JOIN teams t ON t.id = a.team_id
         WHERE s.volunteer_id = $1
       ) AS mine
       WHERE $3::boolean IS NULL OR (past, rank, activity_id) > ($3, $4::float8, $5::uuid)
       ORDER BY past, rank, activity_id LIMIT $6`,
      [
        volunteerId,
        page.now,
        page.after?.past ?? null,
        page.after?.rank ?? null,
        page.after?.activityId ?? null,
        page.limit + 1,
      ],
    );
  }
}

export function toSignUp(row: SignUpRow): SignUp {
  return {
    activityId: row.activity_id,
    volunteerId: row.volunteer_id,
    displayName: row.display_name,
    status: row.status,
    signedUpAt: row.signed_up_at.toISOString(),
  };
}

export function toMySignUp(row: MySignUpRow): z.infer<typeof MySignUp> {
  return {
    activityId: row.activity_id,
    title: row.title,
    place: row.place,
    teamName: row.team_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    activityStatus: row.activity_status,
    status: row.status,
    signedUpAt: row.signed_up_at.toISOString(),
  };
}
