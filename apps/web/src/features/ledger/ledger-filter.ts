import { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { Month } from '@liandong/contracts/common/scalars';
import { LedgerEntryKind, LedgerFilter } from '@liandong/contracts/ledger/ledger';

/** The filter of the address, so that a filtered ledger can be bookmarked; what is not valid is left out. */
export function filterOfSearch(search: URLSearchParams): LedgerFilter {
  const teamId = LedgerFilter.shape.teamId.safeParse(search.get('teamId')).data;
  const volunteerId = LedgerFilter.shape.volunteerId.safeParse(search.get('volunteerId')).data;
  const organizationPath = LedgerFilter.shape.organizationPath.safeParse(search.get('organizationPath')).data;
  const activityClass = ActivityClass.safeParse(search.get('activityClass')).data;
  const linkedParty = LinkedParty.safeParse(search.get('linkedParty')).data;
  const month = Month.safeParse(search.get('month')).data;
  const kind = LedgerEntryKind.safeParse(search.get('kind')).data;
  const grade = EvidenceGrade.safeParse(search.get('grade')).data;
  return {
    ...(teamId ? { teamId } : {}),
    ...(volunteerId ? { volunteerId } : {}),
    ...(month ? { month } : {}),
    ...(kind ? { kind } : {}),
    ...(grade ? { grade } : {}),
    ...(activityClass ? { activityClass } : {}),
    ...(linkedParty ? { linkedParty } : {}),
    ...(organizationPath ? { organizationPath } : {}),
  };
}
