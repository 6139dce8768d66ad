import type { ReportIn, ReportInSnapshot } from '@liandong/contracts/people/report-in';
import type { NamedReportIn } from './report-ins.repository.js';

/** As people see it. */
export function reportInView({ version: _version, ...row }: NamedReportIn): ReportIn {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** As other services hear of it. */
export function reportInSnapshot(row: NamedReportIn): ReportInSnapshot {
  return {
    id: row.id,
    version: row.version,
    volunteerId: row.volunteerId,
    organizationId: row.organizationId,
    organizationPath: row.organizationPath,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
