import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerEntry, LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { m } from '../../paraglide/messages.js';
import { proofLabel } from '../i18n/labels.js';
import { Badge, type BadgeLook } from '../ui/layout.js';

const looks: Readonly<Record<EvidenceGrade, BadgeLook>> = {
  device: 'pine',
  leader: 'amber',
  retro: 'neutral',
};

/** What proves an entry. What takes something away proves nothing itself: it says of which time it does. */
export function EntryGrade({ entry }: { entry: LedgerEntry }) {
  const { kind, correctedKind, grade, minutes, times } = entry;
  const proof = proofLabel({ kind: correctedKind ?? kind, grade });
  const isTaken = kind === 'correction' && (minutes < 0 || times < 0);
  return (
    <Badge look={isTaken ? 'neutral' : looks[grade]}>{isTaken ? m.grade_taken({ proof }) : proof}</Badge>
  );
}

/** What proves an attendance or its time, in its colour and in words. */
export function GradeBadge({ kind, grade }: { kind: LedgerEntryKind; grade: EvidenceGrade }) {
  return <Badge look={looks[grade]}>{proofLabel({ kind, grade })}</Badge>;
}
