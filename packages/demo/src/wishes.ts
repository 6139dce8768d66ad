import type { Cast } from './cast.js';
import { wishTemplates, withdrawReasons, type WishTemplate } from './data/wish-templates.js';
import type { DemoOrganization, DemoTeam, DemoVolunteer, DemoWish } from './district.js';
import type { DemoTree } from './organizations.js';
import type { Random } from './random.js';
import { days, instant, minutes, shanghaiDay, shanghaiMidnight } from './shanghai-time.js';
import { demoSignIns } from './sign-ins.js';

const stages = ['fulfilled', 'claimed', 'open', 'confirmed', 'withdrawn'] as const;
type Stage = (typeof stages)[number];

/** How many days before the load each of a wish's steps was, from its posting on; one day for each. */
const spans: Record<Stage, { steps: number; lastDay: [number, number]; apart: [number, number] }> = {
  confirmed: { steps: 4, lastDay: [2, 330], apart: [1, 3] },
  fulfilled: { steps: 3, lastDay: [1, 2], apart: [1, 3] },
  claimed: { steps: 2, lastDay: [1, 4], apart: [1, 3] },
  open: { steps: 1, lastDay: [1, 9], apart: [1, 1] },
  withdrawn: { steps: 2, lastDay: [5, 60], apart: [1, 3] },
};

/** In each community one worker who leads no team looks after it: posts its wishes, confirms them. */
export function appointWorkers(tree: DemoTree, people: DemoVolunteer[], teams: DemoTeam[]): void {
  const leaders = new Set(teams.map((team) => team.members[0]?.volunteerId));
  for (const { id, path } of tree.ofKind('community')) {
    const worker = people.find((person) => person.employerId === id && !leaders.has(person.id));
    worker?.grants.push({ role: 'organiser', organizationId: id, organizationPath: path });
  }
}

/** The wishes of the past year, community by community; the sign-ins have a part in some. */
export function makeWishes(cast: Cast): DemoWish[] {
  const { wishes } = cast.context.figures;
  return stages.flatMap((stage) =>
    Array.from({ length: wishes[stage] }, (_, index) => makeWish(cast, stage, index)),
  );
}

function makeWish(cast: Cast, stage: Stage, index: number): DemoWish {
  const { context } = cast;
  const name = `wish/${stage}/${index}`;
  const random = context.random(name);
  const community = communityFor(cast, index);
  const looksAfter = workersOf(cast, community);
  const template = templateFor(stage, index);
  const [postedAt, second, third, fourth] = timesOf(cast, random, stage);
  const postedBy = random.pick(looksAfter);
  const at = (time: number | undefined) => instant(time ?? context.anchor);
  const isClaimed = stage !== 'open' && stage !== 'withdrawn';
  const claimer = claimerOf(cast, random, { stage, index, joinedBy: at(postedAt), except: looksAfter });
  return {
    id: context.id('wish', name),
    organizationId: community.id,
    organizationPath: community.path,
    title: template.title,
    details: template.details,
    neededBy:
      stage === 'open' && index % 2 === 0 ? shanghaiDay(context.anchor + days(random.between(3, 15))) : null,
    contact: random.chance(0.6) ? `${community.name}党群服务中心值班室` : null,
    postedBy,
    postedAt: at(postedAt),
    claimed: isClaimed ? { by: claimer, at: at(second) } : null,
    fulfilled: third === undefined ? null : { at: at(third), note: template.note },
    confirmed: fourth === undefined ? null : { by: random.pick(looksAfter), at: at(fourth) },
    withdrawn: stage === 'withdrawn' ? { at: at(second), reason: random.pick(withdrawReasons) } : null,
  };
}

/** Neighbours in a list ask for different things. */
function templateFor(stage: Stage, index: number): WishTemplate {
  const template = wishTemplates[(stages.indexOf(stage) * 5 + index * 7) % wishTemplates.length];
  if (template === undefined) throw new RangeError('there are no wishes to make');
  return template;
}

/** The first of each kind lies where the organiser to sign in as looks after it. */
function communityFor({ tree }: Cast, index: number): DemoOrganization {
  const own = tree.byCode('niyang').path;
  const ordered = tree
    .ofKind('community')
    .toSorted((a, b) => Number(b.path.startsWith(own)) - Number(a.path.startsWith(own)));
  const community = ordered[index % ordered.length];
  if (community === undefined) throw new RangeError('a district needs a community');
  return community;
}

/** Everybody who may post and confirm in a community, administrators aside. */
function workersOf({ people }: Cast, { path }: DemoOrganization): string[] {
  return people
    .filter(({ grants }) =>
      grants.some((grant) => grant.role === 'organiser' && path.startsWith(grant.organizationPath)),
    )
    .map(({ id }) => id);
}

/** Each step on a day of its own, between nine and six. */
function timesOf({ context }: Cast, random: Random, stage: Stage): number[] {
  const { steps, lastDay, apart } = spans[stage];
  const ago = [random.between(...lastDay)];
  while (ago.length < steps) ago.unshift((ago[0] ?? 0) + random.between(...apart));
  return ago.map((day) => shanghaiMidnight(context.anchor, -day) + minutes(random.between(540, 1_080)));
}

interface ClaimerPlan {
  stage: Stage;
  index: number;
  joinedBy: string;
  except: readonly string[];
}

/** The members to sign in as have claimed, fulfilled and been confirmed; the others are anybody. */
function claimerOf(cast: Cast, random: Random, { stage, index, joinedBy, except }: ClaimerPlan): string {
  const members = demoSignIns.filter(({ role }) => role === 'member').map(({ phone }) => phone);
  const phone = index < 2 ? members[(index + Number(stage === 'fulfilled')) % members.length] : undefined;
  const known = cast.people.find((person) => person.phone === phone);
  const anybody = cast.people.filter(
    ({ id, joinedAt }) => joinedAt < joinedBy && !cast.isSignIn(id) && !except.includes(id),
  );
  return known ? known.id : random.pick(anybody).id;
}
