import type {
  Certificate,
  CertificateDocument,
  CertifiedService,
  PublicCertificate,
  ShownField,
} from '@liandong/contracts/certificates/certificate';
import { certificateStatus } from './certificate-status.js';
import type { CertificateRecord } from './certificates.repository.js';

/** A certificate as its holder sees it. */
export function viewOf(record: CertificateRecord): Certificate {
  return {
    number: record.number,
    status: certificateStatus(record),
    volunteerId: record.volunteerId,
    holderName: record.holderName,
    secondName: record.secondName,
    languages: record.languages,
    from: record.from,
    to: record.to,
    teamId: record.teamId,
    minutes: minutesOf(record),
    times: record.times,
    recordingUnit: record.recordingUnit,
    issuedAt: record.issuedAt.toISOString(),
    hasIdDocument: record.idDocumentHash !== null,
    shown: record.shown,
    replaces: record.replaces,
    replacedBy: record.replacedBy,
    replacedAt: record.replacedAt?.toISOString() ?? null,
    revokedAt: record.revokedAt?.toISOString() ?? null,
    revokeReason: record.revokeReason,
  };
}

/** Everything that is printed of it. */
export function documentOf(record: CertificateRecord, team: { name: string } | null): CertificateDocument {
  const { platformName, services } = record;
  return { ...viewOf(record), platformName, teamName: team?.name ?? null, services };
}

/** What everybody may see: the status, and while it is valid what the holder chose to show. */
export function publicViewOf(record: CertificateRecord): PublicCertificate {
  const status = certificateStatus(record);
  const view: PublicCertificate = { number: record.number, status };
  if (status !== 'valid') return view;
  const shows = (field: ShownField) => record.shown.includes(field);
  return {
    ...view,
    ...(shows('name') && record.holderName ? { holderName: record.holderName } : {}),
    ...(shows('name') && record.secondName ? { secondName: record.secondName } : {}),
    ...(shows('period') ? { from: record.from, to: record.to } : {}),
    ...(shows('serviceTime') ? { minutes: minutesOf(record) } : {}),
    ...(shows('contents') ? { contents: contentsOf(record.services) } : {}),
    ...(shows('recordingUnit') ? { recordingUnit: record.recordingUnit } : {}),
  };
}

function minutesOf({ deviceMinutes, leaderMinutes, retroMinutes }: CertificateRecord) {
  return { device: deviceMinutes, leader: leaderMinutes, retro: retroMinutes };
}

function contentsOf(services: readonly CertifiedService[]) {
  const times = new Map<CertifiedService['activityClass'], number>();
  for (const { activityClass } of services) times.set(activityClass, (times.get(activityClass) ?? 0) + 1);
  return [...times]
    .map(([activityClass, count]) => ({ activityClass, times: count }))
    .toSorted((a, b) => b.times - a.times);
}
