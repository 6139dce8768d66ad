import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { proofLabel } from '../i18n/labels.js';
import { Badge, type BadgeLook } from '../ui/layout.js';

const looks: Readonly<Record<EvidenceGrade, BadgeLook>> = {
  device: 'pine',
  leader: 'amber',
  retro: 'neutral',
};

/** What proves an entry, in its colour and in words. */
export function GradeBadge({ kind, grade }: { kind: LedgerEntryKind; grade: EvidenceGrade }) {
  return <Badge look={looks[grade]}>{proofLabel({ kind, grade })}</Badge>;
}
