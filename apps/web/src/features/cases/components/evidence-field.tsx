import { EVIDENCE_MAX_BYTES, type EvidenceFile } from '@liandong/contracts/ledger/evidence';
import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { FileButton } from '../../../shared/ui/file-button.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { uploadEvidence } from '../api/upload-evidence.js';
import './cases.css';

interface EvidenceFieldProps {
  reference: string;
  files: readonly EvidenceFile[];
  onReference: (reference: string) => void;
  onFiles: (files: EvidenceFile[]) => void;
  error: string | undefined;
}

/** What proves it: a photo or PDF, or where the paper is kept. */
export function EvidenceField({ reference, files, onReference, onFiles, error }: EvidenceFieldProps) {
  const upload = useCallback(
    async (chosen: File) => onFiles([...files, await uploadEvidence(chosen)]),
    [files, onFiles],
  );
  const { pending, error: failure, run } = useAction(upload);
  const [isTooLarge, setTooLarge] = useState(false);
  const choose = (file: File) => {
    // Said before megabytes are sent for nothing over a phone's connection.
    const exceeds = file.size > EVIDENCE_MAX_BYTES;
    setTooLarge(exceeds);
    if (!exceeds) void run(file);
  };
  return (
    <fieldset className="evidence-field">
      <legend className="field__label">{m.case_evidence()}</legend>
      <FileButton
        label={pending ? m.evidence_sending() : m.file_choose()}
        hint={m.evidence_choose()}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        pending={pending}
        invalid={error !== undefined || isTooLarge}
        onFile={choose}
      />
      {isTooLarge && (
        <p className="field__error" role="alert">
          {m.evidence_too_large()}
        </p>
      )}
      {failure !== null && !isTooLarge && <ErrorNotice error={failure} />}
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id} className="evidence-field__chosen">
              <span>{file.name}</span>
              <Button
                look="quiet"
                icon="close"
                onClick={() => onFiles(files.filter((other) => other.id !== file.id))}
              >
                {m.evidence_remove()}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={m.evidence_reference()}
        hint={m.evidence_reference_hint()}
        maxLength={400}
        value={reference}
        onChange={(event) => onReference(event.target.value)}
        error={error}
      />
    </fieldset>
  );
}
