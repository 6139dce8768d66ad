import type { CorrectionInput, RetroInput } from '@liandong/contracts/ledger/correction-case';
import type { EvidenceInput } from '@liandong/contracts/ledger/evidence';
import type { Texts } from '@liandong/service-kit/plain-texts';

/** What somebody wrote into a case, by its path in the request. */
export function caseTexts(input: CorrectionInput | RetroInput): Texts {
  const { reason, evidence } = input;
  const named = 'title' in input ? { title: input.title, grantedBy: input.grantedBy } : {};
  const content = 'content' in input ? { content: input.content } : {};
  return { reason, ...named, ...content, ...evidenceTexts(evidence) };
}

/** Where the evidence is kept, as somebody wrote it. */
export function evidenceTexts(evidence: readonly EvidenceInput[]): Texts {
  return Object.fromEntries(
    evidence.flatMap((one, place) =>
      one.kind === 'reference' ? [[`evidence.${place}.text`, one.text]] : [],
    ),
  );
}
