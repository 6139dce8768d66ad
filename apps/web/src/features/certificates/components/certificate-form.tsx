import { CertificateLanguages } from '@liandong/contracts/certificates/certificate';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { dayOf } from '../../../shared/time/shanghai.js';
import { Button } from '../../../shared/ui/button.js';
import { CheckField, SelectField, TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { downloadCertificate } from '../api/certificate-pdf.js';
import { useCreateCertificate } from '../api/certificates.js';
import {
  draftProblems,
  emptyDraft,
  inputOf,
  type CertificateDraft,
  type CertifiedMember,
} from '../certificate-draft.js';
import { languageLabels } from '../labels.js';
import { ShownFields } from './shown-fields.js';

interface CertificateFormProps {
  /** The certificate that the new one follows, with its period. */
  follows?: { number: string; from: string; to: string } | undefined;
  /** The member for whom a leader asks; what everybody may see of it stays the member's choice. */
  member?: CertifiedMember | undefined;
  onDone: () => void;
}

/** Asks for a certificate and downloads it at once: only now is the ID number at hand. */
export function CertificateForm({ follows, member, onDone }: CertificateFormProps) {
  const [draft, setDraft] = useState<CertificateDraft>(() => ({
    ...emptyDraft(dayOf(new Date())),
    ...(follows ? { from: follows.from, to: follows.to } : {}),
  }));
  const [tried, setTried] = useState(false);
  const create = useCreateCertificate();
  const toast = useToast();
  const problems = tried ? draftProblems(draft) : new Set();
  const change = (part: Partial<CertificateDraft>) => {
    create.reset();
    setDraft((before) => ({ ...before, ...part }));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draftProblems(draft).size > 0) return;
    const input = inputOf(draft);
    const made = await create
      .mutateAsync({ ...input, ...member, ...(follows ? { replaces: follows.number } : {}) })
      .catch(() => null);
    if (made === null) return;
    onDone();
    await downloadCertificate(made.number, input.idDocument).then(
      () => toast({ text: m.certificate_made({ number: made.number }) }),
      () => toast({ text: m.certificate_made_not_saved({ number: made.number }) }),
    );
  };

  return (
    <form className="certificate-form" onSubmit={(event) => void submit(event)} noValidate>
      <p>{m.certificate_form_lead()}</p>
      <div className="certificate-form__days">
        <TextField
          label={m.certificate_from()}
          type="date"
          value={draft.from}
          onChange={(event) => change({ from: event.target.value })}
          error={problems.has('from') ? m.certificate_from_missing() : undefined}
        />
        <TextField
          label={m.certificate_to()}
          type="date"
          max={dayOf(new Date())}
          value={draft.to}
          onChange={(event) => change({ to: event.target.value })}
          error={problems.has('to') ? m.certificate_to_wrong() : undefined}
        />
      </div>
      <SelectField
        label={m.certificate_language()}
        value={draft.languages}
        onChange={(event) => change({ languages: CertificateLanguages.parse(event.target.value) })}
      >
        {CertificateLanguages.options.map((value) => (
          <option key={value} value={value}>
            {languageLabels[value]()}
          </option>
        ))}
      </SelectField>
      {draft.languages !== 'zh' && (
        <TextField
          label={draft.languages === 'zhBo' ? m.certificate_name_bo() : m.certificate_name_en()}
          lang={draft.languages === 'zhBo' ? 'bo' : 'en'}
          maxLength={120}
          value={draft.secondName}
          onChange={(event) => change({ secondName: event.target.value })}
          error={
            problems.has('secondName')
              ? draft.languages === 'zhBo'
                ? m.certificate_name_bo_wrong()
                : m.certificate_name_en_wrong()
              : undefined
          }
        />
      )}
      <CheckField
        label={m.certificate_with_id()}
        checked={draft.withIdDocument}
        onChange={(event) => change({ withIdDocument: event.target.checked })}
      />
      {draft.withIdDocument && (
        <TextField
          label={m.certificate_id()}
          autoComplete="off"
          maxLength={24}
          value={draft.idDocument}
          onChange={(event) => change({ idDocument: event.target.value })}
          hint={m.certificate_id_hint()}
          error={problems.has('idDocument') ? m.certificate_id_wrong() : undefined}
        />
      )}
      {!member && <ShownFields value={draft.shown} onChange={(shown) => change({ shown })} />}
      {create.isError && <ErrorNotice error={create.error} />}
      <div className="dialog__actions">
        <Button onClick={onDone}>{m.cancel()}</Button>
        <Button type="submit" look="primary" pending={create.isPending}>
          {m.certificate_ask()}
        </Button>
      </div>
    </form>
  );
}
