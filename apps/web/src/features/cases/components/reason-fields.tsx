import type { EvidenceFile } from '@liandong/contracts/ledger/evidence';
import { m } from '../../../paraglide/messages.js';
import { TextArea } from '../../../shared/ui/field.js';
import type { EvidenceDraft } from '../evidence-draft.js';
import { EvidenceField } from './evidence-field.js';

interface ReasonFieldsProps {
  draft: EvidenceDraft & { reason: string };
  hint?: string;
  onChange: (part: { reason?: string; reference?: string; files?: EvidenceFile[] }) => void;
  errorOf: (field: 'reason' | 'evidence') => string | undefined;
}

/** Why, and what shows it. */
export function ReasonFields({ draft, hint, onChange, errorOf }: ReasonFieldsProps) {
  return (
    <>
      <TextArea
        label={m.case_reason()}
        hint={hint}
        maxLength={1_000}
        value={draft.reason}
        onChange={({ target }) => onChange({ reason: target.value })}
        error={errorOf('reason')}
      />
      <EvidenceField
        reference={draft.reference}
        files={draft.files}
        onReference={(reference) => onChange({ reference })}
        onFiles={(files) => onChange({ files })}
        error={errorOf('evidence')}
      />
    </>
  );
}
