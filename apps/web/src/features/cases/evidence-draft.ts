import type { EvidenceFile, EvidenceInput } from '@liandong/contracts/ledger/evidence';

/** Evidence as it is being gathered in a form. */
export interface EvidenceDraft {
  reference: string;
  files: readonly EvidenceFile[];
}

/** The evidence as the gateway takes it: the files, then where the paper is kept. */
export function evidenceOf({ files, reference }: EvidenceDraft): EvidenceInput[] {
  const text = reference.trim();
  return [
    ...files.map(({ id }) => ({ kind: 'file' as const, fileId: id })),
    ...(text === '' ? [] : [{ kind: 'reference' as const, text }]),
  ];
}
