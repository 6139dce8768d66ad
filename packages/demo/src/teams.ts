import type { DemoContext } from './context.js';
import { districtPlan } from './data/places.js';
import { teamPlans } from './data/team-plans.js';
import type { DemoTeam, DemoVolunteer } from './district.js';
import type { DemoTree } from './organizations.js';
import { days, instant } from './shanghai-time.js';
import { demoSignIns } from './sign-ins.js';

const roleByPhone = new Map(demoSignIns.map((signIn) => [signIn.phone, signIn.role]));

/** Everybody but the administration joins a team, some a second one; the longest-standing member leads. */
export function formTeams(context: DemoContext, tree: DemoTree, people: DemoVolunteer[]): DemoTeam[] {
  const random = context.random('teams');
  const teams = teamPlans.slice(0, context.figures.teams).map((plan): DemoTeam => ({
    id: context.id('team', plan.name),
    name: plan.name,
    kind: plan.kind,
    organizationId: tree.byCode(plan.under ?? districtPlan.code).id,
    members: [],
  }));
  const ofWorkers = teams.filter((team) => team.kind === 'communityWorkers');
  const ofOthers = teams.filter((team) => team.kind !== 'communityWorkers');
  const [demoTeam] = teams;
  if (demoTeam === undefined) throw new RangeError('a district needs a team');
  for (const person of people) {
    const role = roleByPhone.get(person.phone);
    if (role === 'leader' || role === 'member') {
      demoTeam.members.push({ volunteerId: person.id, joinedAt: person.joinedAt });
    } else if (role === undefined) {
      const team = random.pick(person.employerId === null ? ofOthers : ofWorkers);
      team.members.push({ volunteerId: person.id, joinedAt: person.joinedAt });
      const second = random.pick(ofOthers);
      if (second !== team && random.chance(0.1)) {
        const joinedAt = instant(Date.parse(person.joinedAt) + days(random.between(3, 30)));
        second.members.push({ volunteerId: person.id, joinedAt });
      }
    }
  }
  // The demo team keeps its order: its first member is the leader to sign in as.
  for (const team of teams) if (team !== demoTeam) promoteLongestStanding(team);
  return teams;
}

function promoteLongestStanding(team: DemoTeam): void {
  team.members.sort((a, b) => a.joinedAt.localeCompare(b.joinedAt));
}
