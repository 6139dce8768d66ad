import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
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

/** What kind of thing an entry of the ledger is. */
export function kindLabel(kind: LedgerEntryKind): string {
  return labels[kind]();
}
