import type { DemoContext } from './context.js';
import { commitments } from './data/places.js';
import type { DemoAgreement } from './district.js';
import type { DemoTree } from './organizations.js';
import { days, shanghaiDay } from './shanghai-time.js';

/** Co-building agreements, each between another pair of partner unit and community. */
export function signAgreements(context: DemoContext, tree: DemoTree): DemoAgreement[] {
  const random = context.random('agreements');
  const pairs = tree
    .ofKind('partnerUnit')
    .flatMap((partner) => tree.ofKind('community').map((community) => ({ partner, community })));
  return random.sample(pairs, context.figures.agreements).map(({ partner, community }) => ({
    id: context.id('agreement', partner.path, community.path),
    partnerId: partner.id,
    communityId: community.id,
    signedOn: shanghaiDay(context.anchor - days(random.between(20, 700))),
    commitments: random.sample(commitments, random.between(2, 4)),
  }));
}
