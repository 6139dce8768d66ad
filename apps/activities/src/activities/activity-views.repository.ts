import { Injectable } from '@nestjs/common';
import type { ActivityQuery } from '@liandong/contracts/activities/activity';
import { isAdministrator, type Actor } from '@liandong/contracts/common/actor';
import { likeLiteral } from '@liandong/service-kit/like-literal';
import type { EntityManager } from 'typeorm';
import { MAX_LENGTH_MS } from './activity-policy.js';
import type { ActivityRow } from './activity-view.js';

/** The sort key of the last activity of the page before. */
export interface After {
  startsAt: string;
  id: string;
}

type Filter = Omit<ActivityQuery, 'cursor' | 'order' | 'limit'>;

/** Activities with names, counts and the reader's own sign-up, in one statement however long the list. */
@Injectable()
export class ActivityViewsRepository {
  async find(tx: EntityManager, actor: Actor, id: string): Promise<ActivityRow | null> {
    const parameters = new Parameters();
    const where = [`a.id = ${parameters.add(id)}`, visibleTo(actor, parameters)];
    const [row]: ActivityRow[] = await tx.query(
      selectActivities({ where, order: 'ASC', limit: 1, reader: parameters.add(actor.id) }),
      parameters.values,
    );
    return row ?? null;
  }

  /** One row more than `limit` when there is more. */
  list(
    tx: EntityManager,
    actor: Actor,
    { order, limit, ...filter }: Omit<ActivityQuery, 'cursor'>,
    after: After | null,
  ): Promise<ActivityRow[]> {
    const parameters = new Parameters();
    const where = [visibleTo(actor, parameters), ...conditionsOf(filter, parameters)];
    if (after) {
      const direction = order === 'soonest' ? '>' : '<';
      where.push(
        `(a.starts_at, a.id) ${direction} (${parameters.add(after.startsAt)}, ${parameters.add(after.id)})`,
      );
    }
    return tx.query(
      selectActivities({
        where,
        order: order === 'soonest' ? 'ASC' : 'DESC',
        limit: limit + 1,
        reader: parameters.add(actor.id),
      }),
      parameters.values,
    );
  }
}

class Parameters {
  readonly values: unknown[] = [];

  /** Takes a value and answers its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The page is cut first, so that sign-ups are counted only for what is shown. */
function selectActivities(page: {
  where: string[];
  order: 'ASC' | 'DESC';
  limit: number;
  reader: string;
}): string {
  return `
    WITH page AS (
      SELECT a.*, t.name AS team_name, t.organization_name, t.organization_path
      FROM activities a JOIN teams t ON t.id = a.team_id
      WHERE ${page.where.join(' AND ')}
      ORDER BY a.starts_at ${page.order}, a.id ${page.order}
      LIMIT ${page.limit}
    )
    SELECT page.*, mine.status AS my_sign_up, counted.*,
      CASE WHEN responsible.erased_at IS NULL THEN
        json_build_object('id', page.responsible_id, 'displayName', coalesce(responsible.display_name, ''))
      END AS responsible
    FROM page
    LEFT JOIN volunteers responsible ON responsible.id = page.responsible_id
    LEFT JOIN sign_ups mine ON mine.activity_id = page.id AND mine.volunteer_id = ${page.reader}
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE s.status = 'signedUp')::integer AS signed_up_count,
             count(*) FILTER (WHERE s.status = 'waitlisted')::integer AS waitlisted_count
      FROM sign_ups s WHERE s.activity_id = page.id
    ) counted
    ORDER BY page.starts_at ${page.order}, page.id ${page.order}`;
}

/** The same rule as `checkVisible`: a draft is there only for those who may manage its team. */
function visibleTo(actor: Actor, parameters: Parameters): string {
  if (isAdministrator(actor)) return 'TRUE';
  const teamIds = actor.grants.flatMap((grant) => (grant.role === 'leader' ? [grant.teamId] : []));
  const paths = actor.grants.flatMap((grant) => (grant.role === 'organiser' ? [grant.organizationPath] : []));
  return `(a.status <> 'draft'
    OR a.team_id = ANY(${parameters.add(teamIds)}::uuid[])
    OR EXISTS (SELECT FROM unnest(${parameters.add(paths)}::text[]) AS organiser (path)
               WHERE starts_with(t.organization_path, organiser.path)))`;
}

function conditionsOf(filter: Filter, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (filter.from) {
    const from = new Date(filter.from);
    // The second condition follows from the first, and lets the index on the start be used.
    conditions.push(`a.ends_at > ${parameters.add(from)}`);
    conditions.push(`a.starts_at > ${parameters.add(new Date(from.getTime() - MAX_LENGTH_MS))}`);
  }
  if (filter.to) conditions.push(`a.starts_at < ${parameters.add(new Date(filter.to))}`);
  if (filter.teamId) conditions.push(`a.team_id = ${parameters.add(filter.teamId)}`);
  if (filter.status) conditions.push(`a.status = ${parameters.add(filter.status)}`);
  if (filter.activityClass) conditions.push(`a.activity_class = ${parameters.add(filter.activityClass)}`);
  if (filter.query) {
    const pattern = parameters.add(`%${likeLiteral(filter.query)}%`);
    conditions.push(`(a.title ILIKE ${pattern} OR a.place ILIKE ${pattern} OR t.name ILIKE ${pattern})`);
  }
  return conditions;
}
