import type { CorrectionInput } from '@liandong/contracts/ledger/correction-case';
import type { EvidenceFile } from '@liandong/contracts/ledger/evidence';
import { typedNumber } from '../../shared/i18n/typed-number.js';
import { evidenceOf } from './evidence-draft.js';

/** A correction as it is being written. */
export interface CorrectionDraft {
  minutes: string;
  annul: boolean;
  reason: string;
  reference: string;
  files: EvidenceFile[];
}

export const emptyDraft: CorrectionDraft = {
  minutes: '',
  annul: false,
  reason: '',
  reference: '',
  files: [],
};

/** What is still missing before it can be sent. */
export function missingIn(draft: CorrectionDraft): Set<'minutes' | 'reason' | 'evidence'> {
  const missing = new Set<'minutes' | 'reason' | 'evidence'>();
  if (!draft.annul && !isMinutes(typedNumber(draft.minutes))) missing.add('minutes');
  if (draft.reason.trim() === '') missing.add('reason');
  if (draft.files.length === 0 && draft.reference.trim() === '') missing.add('evidence');
  return missing;
}

function isMinutes(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 10_000;
}

/** The correction to send; nothing is missing in the draft. */
export function correctionOf(entryId: string, draft: CorrectionDraft): CorrectionInput {
  return {
    entryId,
    annul: draft.annul,
    ...(draft.annul ? {} : { minutes: typedNumber(draft.minutes) }),
    reason: draft.reason.trim(),
    evidence: evidenceOf(draft),
  };
}
