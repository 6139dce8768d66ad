import { Injectable } from '@nestjs/common';
import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { In, type EntityManager } from 'typeorm';
import { SignUpEntity } from './sign-up.entity.js';
import type { Commitment } from './sign-up-policy.js';
import type { Occupancy } from './waitlist-policy.js';

/** A sign-up after a change. */
export interface SignUpState {
  activityId: string;
  volunteerId: string;
  version: number;
  status: SignUpStatus;
}

const returningState =
  'RETURNING activity_id AS "activityId", volunteer_id AS "volunteerId", version, status';

/** Sign-ups as they are written, always under their activity's lock. */
@Injectable()
export class SignUpsRepository {
  /**
   * Holds people until the transaction ends, in one order for everybody. Advisory locks, since somebody may sign
   * up before the first event about them has come, and since events change rows in an order of their own. Two
   * people who share a key wait for each other, no more. The server keeps some thousands of such locks in all.
   */
  async lockPeople(tx: EntityManager, ids: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(key) FROM (
         SELECT DISTINCT hashtextextended(id::text, 0) AS key FROM unnest($1::uuid[]) AS person (id) ORDER BY key
       ) AS people`,
      [ids],
    );
  }

  /** The same for one person, without waiting. @returns false when somebody else holds the person */
  async tryLockPerson(tx: EntityManager, id: string): Promise<boolean> {
    const [row]: { held: boolean }[] = await tx.query(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held',
      [id],
    );
    return row?.held ?? false;
  }

  /** The published activities that begin after `now` and that the person comes to or waits for, in one order. */
  async upcomingOf(tx: EntityManager, volunteerId: string, now: Date): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT a.id FROM sign_ups s JOIN activities a ON a.id = s.activity_id
       WHERE s.volunteer_id = $1 AND s.status IN ('signedUp', 'waitlisted')
         AND a.status = 'published' AND a.starts_at > $2
       ORDER BY a.id`,
      [volunteerId, now],
    );
    return rows.map((row) => row.id);
  }

  /** The status of each of the people who have, or had, a sign-up. */
  async statusOf(
    tx: EntityManager,
    activityId: string,
    volunteerIds: readonly string[],
  ): Promise<Map<string, SignUpStatus>> {
    const signUps = await tx.findBy(SignUpEntity, { activityId, volunteerId: In(volunteerIds) });
    return new Map(signUps.map((signUp) => [signUp.volunteerId, signUp.status]));
  }

  async countOf(tx: EntityManager, activityId: string): Promise<Pick<Occupancy, 'signedUp' | 'waitlisted'>> {
    const [count]: Pick<Occupancy, 'signedUp' | 'waitlisted'>[] = await tx.query(
      `SELECT count(*) FILTER (WHERE status = 'signedUp')::integer AS "signedUp",
              count(*) FILTER (WHERE status = 'waitlisted')::integer AS waitlisted
       FROM sign_ups WHERE activity_id = $1`,
      [activityId],
    );
    return count ?? { signedUp: 0, waitlisted: 0 };
  }

  /** Those who wait, the first first. */
  async waitingFor(tx: EntityManager, activityId: string): Promise<string[]> {
    const rows: { volunteer_id: string }[] = await tx.query(
      `SELECT volunteer_id FROM sign_ups
       WHERE activity_id = $1 AND status = 'waitlisted' ORDER BY position`,
      [activityId],
    );
    return rows.map((row) => row.volunteer_id);
  }

  /** What else people have promised to come to and is not over when the activity starts. */
  async commitmentsOf(
    tx: EntityManager,
    volunteerIds: readonly string[],
    besides: { id: string; startsAt: Date },
  ): Promise<Map<string, Commitment[]>> {
    const rows: (Commitment & { volunteerId: string })[] = await tx.query(
      `SELECT s.volunteer_id AS "volunteerId", a.title, a.starts_at AS "startsAt", a.ends_at AS "endsAt"
       FROM sign_ups s JOIN activities a ON a.id = s.activity_id
       WHERE s.volunteer_id = ANY($1::uuid[]) AND s.status IN ('signedUp', 'waitlisted')
         AND a.status = 'published' AND a.id <> $2 AND a.ends_at > $3
       ORDER BY a.starts_at, a.id`,
      [volunteerIds, besides.id, besides.startsAt],
    );
    const byPerson = new Map<string, Commitment[]>();
    for (const { volunteerId, ...commitment } of rows) {
      byPerson.set(volunteerId, [...(byPerson.get(volunteerId) ?? []), commitment]);
    }
    return byPerson;
  }

  /** Enters people at the end of the queue, in the order given; who had withdrawn comes in anew. */
  enter(
    tx: EntityManager,
    activityId: string,
    people: readonly { volunteerId: string; status: SignUpStatus }[],
    at: Date,
  ): Promise<SignUpState[]> {
    return tx.query(
      `INSERT INTO sign_ups AS kept (activity_id, volunteer_id, version, status, signed_up_at, position)
       SELECT $1, volunteer_id, 1, status, $4, nextval('sign_up_position')
       FROM (SELECT * FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS person (volunteer_id, status, rank)
             ORDER BY rank) AS person
       ON CONFLICT (activity_id, volunteer_id) DO UPDATE SET
         version = kept.version + 1, status = excluded.status,
         signed_up_at = excluded.signed_up_at, position = excluded.position
       ${returningState}`,
      [activityId, people.map((person) => person.volunteerId), people.map((person) => person.status), at],
    );
  }

  /** Changes the status of people in the order given. */
  async setStatus(
    tx: EntityManager,
    activityId: string,
    volunteerIds: readonly string[],
    status: SignUpStatus,
  ): Promise<SignUpState[]> {
    const [changed]: [SignUpState[], number] = await tx.query(
      `UPDATE sign_ups SET status = $3, version = version + 1
       WHERE activity_id = $1 AND volunteer_id = ANY($2::uuid[])
       ${returningState}`,
      [activityId, volunteerIds, status],
    );
    const rank = new Map(volunteerIds.map((id, index) => [id, index]));
    return changed.toSorted((one, other) => rankIn(rank, one) - rankIn(rank, other));
  }
}

function rankIn(rank: ReadonlyMap<string, number>, { volunteerId }: SignUpState): number {
  return rank.get(volunteerId) ?? 0;
}
