import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { m } from '../../paraglide/messages.js';

export function kindLabel(kind: LedgerEntryKind): string {
  return kind === 'serviceTime' ? m.kind_service_time() : m.kind_attendance();
}
