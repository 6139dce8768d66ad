import { Injectable } from '@nestjs/common';
import type { activityChanged } from '@liandong/contracts/activities/activity';
import type { signUpChanged } from '@liandong/contracts/activities/sign-up';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { teamChanged } from '@liandong/contracts/people/team';
import type { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { shanghaiMonth } from '@liandong/rules/shanghai-time';
import { venueRefOf } from '@liandong/rules/activity-code';
import { In, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ActivityEntity } from './activity.entity.js';
import { TeamEntity } from './team.entity.js';
import { VolunteerEntity } from './volunteer.entity.js';

/** What may follow from a sign-up. */
interface SignUpNews {
  /** The activity's lists may be open before somebody. */
  isUnderWay: boolean;
  /** Somebody was refused at the activity. */
  hadRefusals: boolean;
}

/** SQL for `activities` that are under way, or nearly, at an instant. */
const underWay = (now: string) =>
  `starts_at < ${now}::timestamptz + interval '12 hours' AND ends_at > ${now}::timestamptz - interval '12 hours'`;

/** Activities, sign-ups, teams and names as this service keeps them; of two versions the newer stays. */
@Injectable()
export class DirectoryRepository {
  findActivity(tx: EntityManager, id: string): Promise<ActivityEntity | null> {
    return tx.findOneBy(ActivityEntity, { id });
  }

  /** @throws AppError ACTIVITY_NOT_FOUND */
  async getActivity(tx: EntityManager, id: string): Promise<ActivityEntity> {
    const activity = await this.findActivity(tx, id);
    if (!activity) throw new AppError('ACTIVITY_NOT_FOUND');
    return activity;
  }

  findTeam(tx: EntityManager, id: string): Promise<TeamEntity | null> {
    return tx.findOneBy(TeamEntity, { id });
  }

  findVolunteers(tx: EntityManager, ids: string[]): Promise<VolunteerEntity[]> {
    return tx.findBy(VolunteerEntity, { id: In(ids) });
  }

  /** A volunteer who is not erased until the transaction ends, or is already. */
  holdVolunteer(tx: EntityManager, id: string): Promise<VolunteerEntity | null> {
    return tx.findOne(VolunteerEntity, { where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  findActivities(tx: EntityManager, ids: string[]): Promise<ActivityEntity[]> {
    return tx.findBy(ActivityEntity, { id: In(ids) });
  }

  /** Display names by volunteer; who is not known here is absent. */
  async findNames(tx: EntityManager, volunteerIds: string[]): Promise<Map<string, string>> {
    const volunteers = await this.findVolunteers(tx, volunteerIds);
    return new Map(volunteers.map(({ id, displayName }) => [id, displayName]));
  }

  /** Several activities may share a reference: which one is meant, the code's signature tells. */
  findActivitiesByVenueRef(tx: EntityManager, venueRefs: string[]): Promise<ActivityEntity[]> {
    return tx.findBy(ActivityEntity, { venueRef: In(venueRefs) });
  }

  /** @param heardAt when one was cancelled of which that is not said */
  async saveActivity(
    tx: EntityManager,
    activity: z.output<typeof activityChanged.payload>,
    heardAt: Date,
  ): Promise<void> {
    const policy = activity.checkInPolicy;
    await tx.query(
      `INSERT INTO activities (id, version, status, team_id, organization_path, title, activity_class,
         starts_at, ends_at, early_minutes, late_minutes, walk_ins, venue_ref, fact_month, place, description,
         linked_parties, ways, check_out, breaks, position, published_at, responsible_id, cancelled_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
         $23, CASE WHEN $3 = 'cancelled' THEN $24::timestamptz END)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status,
         team_id = excluded.team_id, organization_path = excluded.organization_path, title = excluded.title,
         activity_class = excluded.activity_class, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
         early_minutes = excluded.early_minutes, late_minutes = excluded.late_minutes,
         walk_ins = excluded.walk_ins, place = excluded.place, description = excluded.description,
         linked_parties = excluded.linked_parties, ways = excluded.ways, check_out = excluded.check_out,
         breaks = excluded.breaks, position = excluded.position, published_at = excluded.published_at,
         responsible_id = excluded.responsible_id,
         cancelled_at = coalesce(activities.cancelled_at, excluded.cancelled_at),
         earlier_start = least(activities.earlier_start, activities.starts_at),
         later_end = greatest(activities.later_end, activities.ends_at)
       WHERE excluded.version > activities.version`,
      [
        activity.id,
        activity.version,
        activity.status,
        activity.teamId,
        activity.organizationPath,
        activity.title,
        activity.activityClass,
        activity.startsAt,
        activity.endsAt,
        policy.earlyMinutes,
        policy.lateMinutes,
        policy.walkIns,
        venueRefOf(activity.id),
        `${shanghaiMonth(new Date(activity.startsAt))}-01`,
        activity.place,
        activity.description,
        activity.linkedParties,
        policy.ways,
        policy.checkOut,
        JSON.stringify(policy.breaks),
        policy.position,
        activity.publishedAt,
        activity.responsibleId,
        activity.cancelledAt ?? heardAt,
      ],
    );
  }

  /** The codes of the activity that were made before are useless from `now` on. @returns the new version */
  async raiseKeyVersion(tx: EntityManager, id: string, now: Date): Promise<number> {
    const { raw } = await tx
      .createQueryBuilder()
      .update(ActivityEntity)
      .set({ keyVersion: () => 'key_version + 1', codesValidFrom: now })
      .where({ id })
      .returning('key_version')
      .execute();
    const [{ key_version: version }]: [{ key_version: number }] = raw;
    return version;
  }

  /** Makes room for the facts and entries of these months, `YYYY-MM`. */
  async ensureMonths(tx: EntityManager, months: Iterable<string>): Promise<void> {
    for (const month of months) await tx.query('SELECT ensure_month($1::date)', [`${month}-01`]);
  }

  /** @returns what may follow from it; null when a newer version was known */
  async saveSignUp(
    tx: EntityManager,
    signUp: z.output<typeof signUpChanged.payload>,
    now: Date,
  ): Promise<SignUpNews | null> {
    const [news]: SignUpNews[] = await tx.query(
      `INSERT INTO sign_ups AS known (activity_id, volunteer_id, version, status) VALUES ($1, $2, $3, $4)
       ON CONFLICT (activity_id, volunteer_id) DO UPDATE
         SET version = excluded.version, status = excluded.status
       WHERE excluded.version > known.version
       RETURNING
         EXISTS (SELECT FROM activities WHERE id = known.activity_id AND ${underWay('$5')}) AS "isUnderWay",
         EXISTS (
           SELECT FROM scans WHERE activity_id = known.activity_id AND outcome = 'refused'
         ) AS "hadRefusals"`,
      [signUp.activityId, signUp.volunteerId, signUp.version, signUp.status, now],
    );
    return news ?? null;
  }

  /**
   * Activities of the person's sign-ups and check-ins that are under way, or nearly, at this moment.
   * @param mayArrive with those that the person may be walking into: the check-in may be committed at the same moment,
   *   unseen here, and its list read before the news that this is asked for
   */
  async findActivitiesUnderWay(
    tx: EntityManager,
    volunteerId: string,
    now: Date,
    mayArrive: boolean,
  ): Promise<string[]> {
    const current: { id: string; month: string; walk_ins: boolean }[] = await tx.query(
      `SELECT id, fact_month::text AS month, walk_ins FROM activities WHERE ${underWay('$1')}`,
      [now],
    );
    // Mostly nothing is: to plan a look into the facts of all months takes longer than to see that.
    if (current.length === 0) return [];
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM unnest($2::uuid[], $3::date[], $4::boolean[]) AS current (id, month, may_arrive)
       WHERE may_arrive OR EXISTS (SELECT FROM sign_ups WHERE (activity_id, volunteer_id) = (current.id, $1))
         OR EXISTS (
           SELECT FROM check_ins WHERE (fact_month, activity_id, volunteer_id) = (current.month, current.id, $1)
         )`,
      [
        volunteerId,
        current.map(({ id }) => id),
        current.map(({ month }) => month),
        current.map(({ walk_ins }) => mayArrive && walk_ins),
      ],
    );
    return rows.map((row) => row.id);
  }

  async saveTeam(tx: EntityManager, team: z.output<typeof teamChanged.payload>): Promise<void> {
    await tx.query(
      `INSERT INTO teams (id, version, name, organization_path) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name,
         organization_path = excluded.organization_path
       WHERE excluded.version > teams.version`,
      [team.id, team.version, team.name, team.organizationPath],
    );
  }

  async saveVolunteer(
    tx: EntityManager,
    volunteer: z.output<typeof volunteerChanged.payload>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO volunteers (id, version, display_name) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, display_name = excluded.display_name
       WHERE excluded.version > volunteers.version AND volunteers.erased_at IS NULL`,
      [volunteer.id, volunteer.version, volunteer.displayName],
    );
  }

  /** The name goes; that there was somebody stays, so that a card of theirs is answered truthfully. */
  async eraseVolunteer(tx: EntityManager, id: string, erasedAt: string): Promise<void> {
    await tx.query(
      `INSERT INTO volunteers (id, version, display_name, erased_at) VALUES ($1, 0, '', $2)
       ON CONFLICT (id) DO UPDATE SET display_name = '', erased_at = excluded.erased_at`,
      [id, erasedAt],
    );
  }
}
