import { mayReadEverything, type Actor } from '@liandong/contracts/common/actor';
import { likeLiteral } from '@liandong/service-kit/like-literal';

/** The part of the ledger that somebody may read. */
export type LedgerScope =
  | { kind: 'district' }
  | { kind: 'teams'; teamIds: string[]; organizationPaths: string[] };

/** The scope of an actor's grants; null when none of them reads the ledger. */
export function ledgerScopeOf(actor: Actor): LedgerScope | null {
  if (mayReadEverything(actor)) return { kind: 'district' };
  const teamIds: string[] = [];
  const organizationPaths: string[] = [];
  for (const grant of actor.grants) {
    if (grant.role === 'leader') teamIds.push(grant.teamId);
    if (grant.role === 'organiser') organizationPaths.push(grant.organizationPath);
  }
  return teamIds.length + organizationPaths.length > 0 ? { kind: 'teams', teamIds, organizationPaths } : null;
}

/** A LIKE pattern for the paths of an organisation and all below it. */
export function subtreeOf(path: string): string {
  return `${likeLiteral(path)}%`;
}
