import type { Actor } from '@liandong/contracts/common/actor';

/** A team's leader, who does what leaders do in the demonstration. */
export function leaderOf(id: string, teamId: string): Actor {
  return { id, kind: 'person', grants: [{ role: 'leader', teamId }] };
}
