import type { DemoContext } from './context.js';
import { Diary } from './diary.js';
import type { DemoTeam, DemoVolunteer } from './district.js';
import type { DemoTree } from './organizations.js';
import { demoSignIns } from './sign-ins.js';

/** The people and teams as an activity draws on them. */
export class Cast {
  readonly diary = new Diary();
  private readonly joinedAt: Map<string, number>;
  private readonly signIns: Set<string>;

  constructor(
    readonly context: DemoContext,
    readonly tree: DemoTree,
    readonly people: DemoVolunteer[],
    readonly teams: DemoTeam[],
  ) {
    this.joinedAt = new Map(people.map((person) => [person.id, Date.parse(person.joinedAt)]));
    const phones = new Set(demoSignIns.map((signIn) => signIn.phone));
    this.signIns = new Set(people.filter((person) => phones.has(person.phone)).map((person) => person.id));
  }

  /** True for the people to sign in as: they come whenever they can, so that their pages show something. */
  isSignIn(volunteerId: string): boolean {
    return this.signIns.has(volunteerId);
  }

  leaderOf(team: DemoTeam): string {
    const [leader] = team.members;
    if (leader === undefined) throw new RangeError(`${team.name} has no leader`);
    return leader.volunteerId;
  }

  /** The last one to sign in as, who has not signed up for the next activity. */
  get bystander(): string | undefined {
    return [...this.signIns].at(-1);
  }

  /** The communities in which a team is at home. */
  communitiesOf(team: DemoTeam): string[] {
    const home = this.tree.all.find((organization) => organization.id === team.organizationId);
    return this.tree.below(home?.path ?? '/', 'community').map((community) => community.name);
  }

  /** Members of the team who had joined it by then and have nothing else to do. */
  freeMembers(team: DemoTeam, joinedBy: number, from: number, to: number): string[] {
    return team.members
      .filter((member) => Date.parse(member.joinedAt) <= joinedBy)
      .map((member) => member.volunteerId)
      .filter((id) => this.diary.isFree(id, from, to));
  }

  /** People of the whole district who had joined by then and have nothing else to do. */
  freePeople(joinedBy: number, from: number, to: number): string[] {
    return this.people
      .filter((person) => (this.joinedAt.get(person.id) ?? Infinity) <= joinedBy)
      .map((person) => person.id)
      .filter((id) => !this.isSignIn(id) && this.diary.isFree(id, from, to));
  }
}
