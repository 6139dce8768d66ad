import type { DemoContext } from './context.js';
import { givenNames, surnames, tibetanFirstParts, tibetanSecondParts } from './data/person-names.js';
import type { DemoVolunteer } from './district.js';
import { communityAbove, type DemoTree } from './organizations.js';
import type { Random } from './random.js';
import { days, instant, minutes } from './shanghai-time.js';
import { demoSignIns, type DemoSignIn } from './sign-ins.js';

const firstPhone = 19_900_000_001;
/** Those to sign in as have been there since before the first activity. */
const foundedDaysAgo = 800;

/** The people to sign in as, then the community workers, then all others. */
export function invitePeople(context: DemoContext, tree: DemoTree): DemoVolunteer[] {
  const random = context.random('people');
  const communities = tree.ofKind('community');
  return Array.from({ length: context.figures.volunteers }, (_, index) => {
    const phone = String(firstPhone + index);
    const signIn = demoSignIns[index];
    const worker = index - demoSignIns.length;
    const isWorker = worker >= 0 && worker < context.figures.communityWorkers;
    const daysAgo = signIn ? foundedDaysAgo : random.between(isWorker ? 380 : 40, foundedDaysAgo - 1);
    return {
      id: context.id('volunteer', phone),
      phone,
      displayName: signIn?.name ?? inventName(random),
      joinedAt: instant(context.anchor - days(daysAgo) + minutes(random.between(0, 600))),
      employerId: isWorker ? (communities[worker % communities.length]?.id ?? null) : null,
      grants: signIn ? grantsOf(signIn, tree) : [],
    };
  });
}

/** Every grid gets a community worker of its community to turn to. */
export function assignContacts(context: DemoContext, tree: DemoTree, people: DemoVolunteer[]): void {
  const random = context.random('contacts');
  for (const grid of tree.ofKind('dedicatedGrid', 'generalGrid')) {
    const community = communityAbove(tree, grid);
    grid.contactId = random.pick(people.filter((person) => person.employerId === community.id)).id;
  }
}

function inventName(random: Random): string {
  if (random.chance(0.55)) return random.pick(surnames) + random.pick(givenNames);
  const first = random.pick(tibetanFirstParts);
  const second = random.pick(tibetanSecondParts);
  return random.chance(0.15) ? `${first.bo}་${second.bo}` : `${first.zh}${second.zh}`;
}

function grantsOf(signIn: DemoSignIn, tree: DemoTree): DemoVolunteer['grants'] {
  if (signIn.role === 'administrator' || signIn.role === 'auditor') return [{ role: signIn.role }];
  if (signIn.role !== 'organiser') return [];
  const street = tree.byCode('niyang');
  return [{ role: 'organiser', organizationId: street.id, organizationPath: street.path }];
}
