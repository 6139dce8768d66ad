import type { LinkedParty } from '@liandong/contracts/activities/activity-class';
import type { z } from 'zod';
import { m } from '../../paraglide/messages.js';

const labels: Record<z.infer<typeof LinkedParty>, () => string> = {
  community: m.party_community,
  socialOrganization: m.party_socialOrganization,
  communityWorker: m.party_communityWorker,
  volunteers: m.party_volunteers,
  charitableResource: m.party_charitableResource,
};

/** One of the five kinds of party that an activity links (五社联动). */
export function partyLabel(party: z.infer<typeof LinkedParty>): string {
  return labels[party]();
}
