import type { LedgerEntry, LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { m } from '../../paraglide/messages.js';

const labels: Record<LedgerEntryKind, () => string> = {
  attendance: m.kind_attendance,
  serviceTime: m.kind_service_time,
  wishFulfilled: m.kind_wish_fulfilled,
  reportInService: m.kind_report_in_service,
  training: m.kind_training,
  award: m.kind_award,
  correction: m.kind_correction,
};

/** The same of an entry, and of a correction what it corrects. */
export function entryKindLabel({ kind, correctedKind }: Pick<LedgerEntry, 'kind' | 'correctedKind'>): string {
  return correctedKind === null ? kindLabel(kind) : m.kind_correction_of({ kind: kindLabel(correctedKind) });
}

/** What kind of thing an entry of the ledger is. */
export function kindLabel(kind: LedgerEntryKind): string {
  return labels[kind]();
}
