import type { WishAct, WishPatch } from '@liandong/contracts/activities/wish';
import { mayManageOrganization, type Actor } from '@liandong/contracts/common/actor';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import type { WishEntity } from './wish.entity.js';

/** What a change does to a wish; the version and what is not named stay. */
export type WishChange = Partial<Omit<WishEntity, 'id' | 'version' | 'organizationId' | 'organization'>>;

/** What decides who may do what with a wish. */
export interface WishStanding extends Pick<WishEntity, 'status' | 'postedBy' | 'claimedBy'> {
  organizationPath: string;
}

/** `change`: it is to be done. `keep`: it was done already, so that a double tap or a retry is harmless. */
export type WishVerdict = 'change' | 'keep' | ErrorCode;

const ofClaimer: ReadonlySet<WishAct> = new Set(['unclaim', 'fulfil']);
const ofManagers: ReadonlySet<WishAct> = new Set(['edit', 'withdraw', 'confirm', 'reopen']);

/** The states in which something changes the wish, and those in which it has been done. */
const steps: Readonly<
  Record<WishAct, { from: readonly WishEntity['status'][]; done: readonly WishEntity['status'][] }>
> = {
  edit: { from: ['open'], done: [] },
  claim: { from: ['open'], done: ['claimed', 'fulfilled'] },
  unclaim: { from: ['claimed', 'fulfilled'], done: ['open'] },
  fulfil: { from: ['claimed'], done: ['fulfilled', 'confirmed'] },
  confirm: { from: ['fulfilled'], done: ['confirmed'] },
  reopen: { from: ['claimed', 'fulfilled'], done: ['open'] },
  withdraw: { from: ['open', 'claimed'], done: ['withdrawn'] },
};

/** True for an organiser of the subtree that it lies in, and an administrator. */
export function looksAfter(
  actor: Actor,
  { organizationPath }: Pick<WishStanding, 'organizationPath'>,
): boolean {
  return mayManageOrganization(actor, organizationPath);
}

/** A withdrawn wish is there only for those who look after it, and for whoever had posted or claimed it. */
export function maySee(actor: Actor, wish: WishStanding): boolean {
  return wish.status !== 'withdrawn' || concerns(actor, wish);
}

/** Whom the claimer's full name is for; everybody else sees it masked. */
export function concerns(actor: Actor, wish: WishStanding): boolean {
  return actor.id === wish.postedBy || actor.id === wish.claimedBy || looksAfter(actor, wish);
}

/** Whom to turn to is for the claimer and the poster alone. */
export function seesContact(actor: Actor, { postedBy, claimedBy }: WishStanding): boolean {
  return actor.id === postedBy || actor.id === claimedBy;
}

/**
 * Whether somebody's step changes the wish, was done already, or is refused. Nobody confirms what they fulfilled
 * themselves (product.md, rule 4).
 */
export function judgeStep(act: WishAct, wish: WishStanding, actor: Actor): WishVerdict {
  const { status, claimedBy } = wish;
  const isClaimer = claimedBy === actor.id;
  if (ofManagers.has(act) && !looksAfter(actor, wish)) return 'FORBIDDEN';
  if (act === 'confirm' && isClaimer) return 'WISH_OWN_FULFILMENT';
  if (ofClaimer.has(act) && claimedBy !== null && !isClaimer) return 'FORBIDDEN';
  if (act === 'claim' && !isClaimer && steps.claim.done.includes(status)) return 'WISH_CLAIMED_ALREADY';
  if (steps[act].from.includes(status)) return 'change';
  return steps[act].done.includes(status) ? 'keep' : 'WISH_STATE_FORBIDS';
}

/** What each step does to the wish, once it is ruled that it changes it. */
export const changes = {
  claim: (actor: Actor, at: Date): WishChange => ({
    status: 'claimed',
    claimedBy: actor.id,
    claimedAt: at,
    returnReason: null,
  }),
  unclaim: (): WishChange => ({ ...unclaimed, returnReason: null }),
  reopen: (reason: string): WishChange => ({ ...unclaimed, returnReason: reason }),
  fulfil: (note: string, at: Date): WishChange => ({
    status: 'fulfilled',
    fulfilledAt: at,
    fulfilNote: note,
  }),
  confirm: (actor: Actor, at: Date): WishChange => ({
    status: 'confirmed',
    confirmedBy: actor.id,
    confirmedAt: at,
    contactSealed: null,
  }),
  withdraw: (reason: string): WishChange => ({
    status: 'withdrawn',
    withdrawReason: reason,
    contactSealed: null,
  }),
} as const;

const unclaimed: WishChange = {
  status: 'open',
  claimedBy: null,
  claimedAt: null,
  fulfilledAt: null,
  fulfilNote: '',
};

/** What a patch changes of the wish itself; the contact is sealed elsewhere. */
export function patchedFacts({ title, details, neededBy }: WishPatch): WishChange {
  return {
    ...(title === undefined ? {} : { title }),
    ...(details === undefined ? {} : { details }),
    ...(neededBy === undefined ? {} : { neededBy }),
  };
}
