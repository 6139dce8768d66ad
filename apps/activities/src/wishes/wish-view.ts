import type { Wish, WishAct, WishStatus } from '@liandong/contracts/activities/wish';
import type { Actor } from '@liandong/contracts/common/actor';
import { maskedName } from '@liandong/rules/masked-name';
import { concerns, judgeStep, type WishStanding } from './wish-policy.js';

/** A row of the query that reads wishes, with names beside the facts. */
export interface WishRow {
  id: string;
  version: number;
  status: WishStatus;
  organization_id: string;
  organization_name: string;
  organization_path: string;
  title: string;
  details: string;
  needed_by: string | null;
  contact_sealed: Buffer | null;
  posted_by: string;
  poster_name: string | null;
  posted_at: Date;
  claimed_by: string | null;
  claimer_name: string | null;
  claimed_at: Date | null;
  fulfilled_at: Date | null;
  fulfil_note: string;
  confirmer_name: string | null;
  confirmed_at: Date | null;
  return_reason: string | null;
  withdraw_reason: string | null;
}

export function standingOf(row: WishRow): WishStanding {
  return {
    status: row.status,
    postedBy: row.posted_by,
    claimedBy: row.claimed_by,
    organizationPath: row.organization_path,
  };
}

/** The wish as the person who asks sees it. Its contact is not in it. */
export function toWish(row: WishRow, actor: Actor): Wish {
  const standing = standingOf(row);
  const may = (act: WishAct) => judgeStep(act, standing, actor) === 'change';
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    title: row.title,
    details: row.details,
    neededBy: row.needed_by,
    hasContact: row.contact_sealed !== null,
    postedBy: row.poster_name ?? '',
    postedAt: row.posted_at.toISOString(),
    claimedBy: claimerName(row, actor),
    claimedAt: row.claimed_at?.toISOString() ?? null,
    fulfilledAt: row.fulfilled_at?.toISOString() ?? null,
    fulfilNote: row.fulfil_note,
    confirmedBy: row.confirmed_at === null ? null : (row.confirmer_name ?? ''),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    returnReason: row.return_reason,
    withdrawReason: row.withdraw_reason,
    isMine: row.claimed_by === actor.id,
    may: {
      edit: may('edit'),
      withdraw: may('withdraw'),
      claim: may('claim'),
      unclaim: may('unclaim'),
      fulfil: may('fulfil'),
      confirm: may('confirm'),
      reopen: may('reopen'),
    },
  };
}

/** Masked for those whom it does not concern: who helps whom is nobody else's business. */
export function claimerName(row: WishRow, actor: Actor): string | null {
  if (row.claimed_by === null) return null;
  const name = row.claimer_name ?? '';
  return concerns(actor, standingOf(row)) ? name : maskedName(name);
}
