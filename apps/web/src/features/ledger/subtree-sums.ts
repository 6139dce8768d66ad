import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerGroup } from '@liandong/contracts/ledger/ledger';

/**
 * Groups by organisation, each with what lies below it: the figures that one sees when one goes down into it.
 * @param groups of the entries of each organisation alone, by path; one without a path stays as it is
 */
export function withSubtrees(groups: readonly LedgerGroup[]): LedgerGroup[] {
  return groups.map((group) =>
    group.key === ''
      ? group
      : groups.filter(({ key }) => key !== group.key && key.startsWith(group.key)).reduce(plus, group),
  );
}

function plus(sum: LedgerGroup, more: LedgerGroup): LedgerGroup {
  const minutes = { ...sum.minutes };
  for (const grade of EvidenceGrade.options) minutes[grade] += more.minutes[grade];
  return {
    ...sum,
    entries: sum.entries + more.entries,
    attendances: sum.attendances + more.attendances,
    reportInTimes: sum.reportInTimes + more.reportInTimes,
    studyMinutes: sum.studyMinutes + more.studyMinutes,
    minutes,
  };
}
