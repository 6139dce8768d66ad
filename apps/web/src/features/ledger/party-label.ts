import type { LinkedParty } from '@liandong/contracts/activities/activity-class';
import { m } from '../../paraglide/messages.js';

const labels: Record<LinkedParty, () => string> = {
  community: m.party_community,
  socialOrganization: m.party_socialOrganization,
  communityWorker: m.party_communityWorker,
  volunteers: m.party_volunteers,
  charitableResource: m.party_charitableResource,
};

export function partyLabel(party: LinkedParty): string {
  return labels[party]();
}
