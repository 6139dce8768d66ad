import type { DemoContext } from './context.js';
import type { DemoReportIn, DemoTeam, DemoVolunteer } from './district.js';
import type { DemoTree } from './organizations.js';
import { days, instant } from './shanghai-time.js';

const share = { ofNeighbours: 0.9, ofOthers: 0.75 };

/** Who comes soon after joining. */
const daysAfterJoining = { from: 1, to: 20 };

/**
 * Who reported in where: nearly all members of a community's team there, and most others at any community, so that
 * they are found among its helpers too. Community workers serve where they are employed and do not report in.
 */
export function reportIn(
  context: DemoContext,
  tree: DemoTree,
  people: DemoVolunteer[],
  teams: DemoTeam[],
): DemoReportIn[] {
  const random = context.random('report-ins');
  const communities = tree.ofKind('community');
  const homes = communities.filter(({ id }) => teams.some(({ organizationId }) => organizationId === id));
  const homeOf = new Map(
    teams
      .filter(({ organizationId }) => homes.some(({ id }) => id === organizationId))
      .flatMap(({ organizationId, members }) =>
        members.map(({ volunteerId }) => [volunteerId, organizationId] as const),
      ),
  );
  return people.flatMap(({ id: volunteerId, joinedAt, employerId }) => {
    const home = homeOf.get(volunteerId);
    const reports = random.chance(home === undefined ? share.ofOthers : share.ofNeighbours);
    const anywhere = random.pick(communities).id;
    const after = random.between(daysAfterJoining.from, daysAfterJoining.to);
    const startedAt = Math.min(Date.parse(joinedAt) + days(after), context.anchor - days(1));
    if (!reports || employerId !== null) return [];
    const id = context.id('report-in', volunteerId);
    return [{ id, volunteerId, organizationId: home ?? anywhere, startedAt: instant(startedAt) }];
  });
}
