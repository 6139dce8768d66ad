import type { CertificateLanguages, ShownField } from '@liandong/contracts/certificates/certificate';

/** A member for whom the leader of this team asks; the certificate is of the service with it alone. */
export interface CertifiedMember {
  volunteerId: string;
  teamId: string;
}

/** What the form holds before it is sent. */
export interface CertificateDraft {
  from: string;
  to: string;
  languages: CertificateLanguages;
  secondName: string;
  withIdDocument: boolean;
  idDocument: string;
  shown: ShownField[];
}

export type DraftField = 'from' | 'to' | 'secondName' | 'idDocument';

/** This year until today: what is mostly asked for. Days are those of Asia/Shanghai. */
export function emptyDraft(today: string): CertificateDraft {
  return {
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    languages: 'zh',
    secondName: '',
    withIdDocument: false,
    idDocument: '',
    shown: [],
  };
}

/** The fields that cannot be sent as they are. */
export function draftProblems(draft: CertificateDraft): Set<DraftField> {
  const problems = new Set<DraftField>();
  if (draft.from === '') problems.add('from');
  if (draft.to === '' || draft.to < draft.from) problems.add('to');
  const script =
    draft.languages === 'zhBo' ? /^[\p{Script=Tibetan} ]+$/u : /^[\p{Script=Latin}\p{M} .'’-]+$/u;
  if (draft.languages !== 'zh' && !script.test(draft.secondName.trim())) problems.add('secondName');
  if (draft.withIdDocument && !/^[0-9A-Za-z]{5,24}$/.test(draft.idDocument.trim()))
    problems.add('idDocument');
  return problems;
}

/** What is sent of a draft without problems. */
export function inputOf(draft: CertificateDraft) {
  const { from, to, languages, shown } = draft;
  return {
    from,
    to,
    languages,
    shown,
    ...(languages === 'zh' ? {} : { secondName: draft.secondName.trim() }),
    ...(draft.withIdDocument ? { idDocument: draft.idDocument.trim().toUpperCase() } : {}),
  };
}
