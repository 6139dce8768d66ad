import { Injectable } from '@nestjs/common';
import type { WishQuery } from '@liandong/contracts/activities/wish';
import { isAdministrator, type Actor } from '@liandong/contracts/common/actor';
import type { EntityManager } from 'typeorm';
import type { WishRow } from './wish-view.js';

/** The sort key of the last wish of the page before. */
export interface AfterWish {
  postedAt: string;
  id: string;
}

const columns = `wish.id, wish.version, wish.status, wish.organization_id, organization.name AS organization_name,
  organization.path AS organization_path, wish.title, wish.details, wish.needed_by::text AS needed_by,
  wish.contact_sealed, wish.posted_by, poster.display_name AS poster_name, wish.posted_at, wish.claimed_by,
  claimer.display_name AS claimer_name, wish.claimed_at, wish.fulfilled_at, wish.fulfil_note,
  confirmer.display_name AS confirmer_name, wish.confirmed_at, wish.return_reason, wish.withdraw_reason`;

const named = `wishes wish
  JOIN organizations organization ON organization.id = wish.organization_id
  LEFT JOIN volunteers poster ON poster.id = wish.posted_by
  LEFT JOIN volunteers claimer ON claimer.id = wish.claimed_by
  LEFT JOIN volunteers confirmer ON confirmer.id = wish.confirmed_by`;

/** Wishes as people read them, with names. */
@Injectable()
export class WishViewsRepository {
  async find(tx: EntityManager, id: string): Promise<WishRow | null> {
    const [row]: WishRow[] = await tx.query(`SELECT ${columns} FROM ${named} WHERE wish.id = $1`, [id]);
    return row ?? null;
  }

  /** Newest first; one row more than `limit` when there is more. */
  list(
    tx: EntityManager,
    actor: Actor,
    { status, mine, path, limit }: Omit<WishQuery, 'cursor' | 'organizationId'> & { path: string | null },
    after: AfterWish | null,
  ): Promise<WishRow[]> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const managed = managedBy(actor, value);
    const own = value(actor.id);
    const where = [
      `(wish.status <> 'withdrawn' OR ${own} IN (wish.posted_by, wish.claimed_by) OR ${managed})`,
    ];
    if (status) where.push(`wish.status = ${value(status)}`);
    if (path !== null) where.push(`starts_with(organization.path, ${value(path)})`);
    if (mine === 'claimed') where.push(`wish.claimed_by = ${own}`);
    if (mine === 'posted') where.push(`wish.posted_by = ${own}`);
    if (mine === 'managed') where.push(managed);
    if (after) where.push(`(wish.posted_at, wish.id) < (${value(after.postedAt)}, ${value(after.id)})`);
    return tx.query(
      `SELECT ${columns} FROM ${named} WHERE ${where.join(' AND ')}
       ORDER BY wish.posted_at DESC, wish.id DESC LIMIT ${value(limit + 1)}`,
      values,
    );
  }
}

/** The same rule as `looksAfter`. */
function managedBy(actor: Actor, value: (given: unknown) => string): string {
  if (isAdministrator(actor)) return 'TRUE';
  const paths = actor.grants.flatMap((grant) => (grant.role === 'organiser' ? [grant.organizationPath] : []));
  return `EXISTS (SELECT FROM unnest(${value(paths)}::text[]) AS organiser (path)
    WHERE starts_with(organization.path, organiser.path))`;
}
