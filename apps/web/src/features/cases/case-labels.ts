import type {
  DenialKind,
  CaseAction,
  CaseKind,
  CaseStatus,
  CorrectionCase,
} from '@liandong/contracts/ledger/correction-case';
import type { z } from 'zod';
import { m } from '../../paraglide/messages.js';
import { duration } from '../../shared/time/format.js';
import type { BadgeLook } from '../../shared/ui/layout.js';

const kinds: Record<CaseKind, () => string> = {
  correction: m.case_kind_correction,
  service: m.case_kind_service,
  attendance: m.case_kind_attendance,
  training: m.case_kind_training,
  award: m.case_kind_award,
};

const statuses: Record<CaseStatus, () => string> = {
  requested: m.case_status_requested,
  proposed: m.case_status_proposed,
  approved: m.case_status_approved,
  rejected: m.case_status_rejected,
  withdrawn: m.case_status_withdrawn,
};

const actions: Record<z.infer<typeof CaseAction>, () => string> = {
  requested: m.case_action_requested,
  proposed: m.case_action_proposed,
  returned: m.case_action_returned,
  approved: m.case_action_approved,
  rejected: m.case_action_rejected,
  withdrawn: m.case_action_withdrawn,
};

export const statusLooks: Record<CaseStatus, BadgeLook> = {
  requested: 'amber',
  proposed: 'amber',
  approved: 'pine',
  rejected: 'danger',
  withdrawn: 'neutral',
};

export function caseKindLabel(kind: CaseKind): string {
  return kinds[kind]();
}

export function caseStatusLabel(status: CaseStatus): string {
  return statuses[status]();
}

export function caseActionLabel(action: z.infer<typeof CaseAction>): string {
  return actions[action]();
}

/** What the case would change, in a line: `60 分钟 → 90 分钟`. */
export function changeOf({ kind, annul, minutesBefore, minutes }: CorrectionCase): string {
  if (kind === 'attendance' || kind === 'award') return caseKindLabel(kind);
  if (kind !== 'correction') return duration(minutes);
  if (annul && minutesBefore === 0) return m.case_change_annul_attendance();
  const before = duration(minutesBefore ?? 0);
  return annul ? m.case_change_annul({ before }) : m.case_change({ before, after: duration(minutes) });
}

const denials: Record<DenialKind, () => string> = {
  noShow: m.case_denial_noShow,
  decided: m.case_denial_decided,
  scanRejected: m.case_denial_scanRejected,
  annulled: m.case_denial_annulled,
  caseRejected: m.case_denial_caseRejected,
};

/** What was decided against somebody. */
export function denialLabel(what: DenialKind): string {
  return denials[what]();
}
