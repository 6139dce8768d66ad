import type { caseMoved } from '@liandong/contracts/ledger/case-moved';
import type { CaseMessageKind } from '@liandong/contracts/notifications/notification';
import type { getManagers } from '@liandong/contracts/people/team';
import type { z } from 'zod';

export type CaseMove = z.output<typeof caseMoved.payload>;
export type Managers = z.output<typeof getManagers.output>;

export interface CaseNews {
  message: CaseMessageKind;
  recipientIds: string[];
}

/** True when what happened waits for somebody who manages the team or stands above it. */
export function waitsForManagers({ action }: CaseMove): boolean {
  return action === 'requested' || action === 'returned' || action === 'proposed';
}

/** Everybody who has a part in a case, or decided against it before, and so is not its next pair of eyes. */
export function partiesOf({ volunteerIds, requestedBy, proposedBy, passOver, by }: CaseMove): string[] {
  return [...new Set([...volunteerIds, requestedBy, proposedBy, ...passOver, by])].filter(
    (id) => id !== null,
  );
}

/**
 * Who is to be told of what happened, and by which message. Nobody is told of what they did.
 * @param managers those who may act on it next, without its parties; empty when it waits for nobody
 */
export function newsOfCase(move: CaseMove, { leaderIds, organiserIds }: Managers): CaseNews[] {
  const { volunteerIds, requestedBy, proposedBy } = move;
  const others = (ids: readonly (string | null)[]) =>
    [...new Set(ids)].filter((id) => id !== null).filter((id) => id !== move.by);
  switch (move.action) {
    case 'requested':
    case 'returned':
      return [{ message: 'caseRequested', recipientIds: leaderIds.length > 0 ? leaderIds : organiserIds }];
    case 'proposed':
      return [{ message: 'caseProposed', recipientIds: organiserIds }];
    case 'approved':
      return [
        { message: 'caseApproved', recipientIds: others(volunteerIds) },
        { message: 'proposalApproved', recipientIds: others([proposedBy]) },
      ];
    case 'rejected':
      return [{ message: 'caseRejected', recipientIds: others([requestedBy, proposedBy]) }];
    case 'withdrawn':
      return [{ message: 'caseWithdrawn', recipientIds: others([requestedBy]) }];
  }
}
