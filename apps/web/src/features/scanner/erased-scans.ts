import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { scannedPerson } from './presence.js';

/** Scans of people who came, and of whom the list knows nothing any more. */
export function scansOfErased(kit: ScannerKit, scans: readonly KeptScan[]): KeptScan[] {
  const listed = new Set(kit.roster.map(({ volunteerId }) => volunteerId));
  const erased = new Set(kit.present.map(({ volunteerId }) => volunteerId).filter((id) => !listed.has(id)));
  return scans.filter(({ content }) => {
    if (content.kind === 'own' || content.activityId !== kit.activityId) return false;
    return erased.has(scannedPerson(content) ?? '');
  });
}

export function withoutName(scan: KeptScan): KeptScan {
  const { label, answer } = scan;
  return {
    ...scan,
    label: label && { ...label, name: '' },
    answer: answer === null || answer.outcome === 'rejected' ? answer : { ...answer, displayName: '' },
  };
}
