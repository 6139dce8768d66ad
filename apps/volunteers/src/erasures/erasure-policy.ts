import { AppError } from '@liandong/contracts/errors/app-error';

/** What hangs on a person, as far as it decides whether they may go right now. */
export interface Duties {
  /** Each team that the person leads, and how many lead it in all. */
  ledTeams: readonly { name: string; leaders: number }[];
  isAdministrator: boolean;
  administrators: number;
}

/**
 * Why somebody cannot go yet, or null. Everybody may leave (PIPL Art 47), but a team has a leader and the district an
 * administrator: those hand over first.
 */
export function obstacleTo({ ledTeams, isAdministrator, administrators }: Duties): AppError | null {
  const orphaned = ledTeams.find(({ leaders }) => leaders <= 1);
  if (orphaned) return new AppError('ERASURE_SOLE_LEADER', { team: orphaned.name });
  if (isAdministrator && administrators <= 1) return new AppError('ERASURE_LAST_ADMINISTRATOR');
  return null;
}
