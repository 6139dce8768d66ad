import { describe, expect, it } from '@jest/globals';
import { CertificateInput } from '@liandong/contracts/certificates/certificate';
import { draftProblems, emptyDraft, inputOf, type CertificateDraft } from './certificate-draft.js';

const draft = (change: Partial<CertificateDraft> = {}) => ({ ...emptyDraft('2026-11-24'), ...change });

describe('a request for a certificate', () => {
  it('begins with this year until today, and shows nothing to everybody', () => {
    expect(inputOf(draft())).toEqual({ from: '2026-01-01', to: '2026-11-24', languages: 'zh', shown: [] });
  });

  it.each<[string, Partial<CertificateDraft>, string[]]>([
    ['is fine as it begins', {}, []],
    ['needs both days', { from: '', to: '' }, ['from', 'to']],
    ['ends after it begins', { to: '2025-12-31' }, ['to']],
    [
      'needs a name in Tibetan script for Tibetan',
      { languages: 'zhBo', secondName: 'Dolma' },
      ['secondName'],
    ],
    ['takes a name in Tibetan script', { languages: 'zhBo', secondName: 'སྒྲོལ་མ།' }, []],
    ['needs a name in Latin script for English', { languages: 'zhEn', secondName: '' }, ['secondName']],
    ['takes a name in Latin script', { languages: 'zhEn', secondName: "Dölma O'Neil" }, []],
    [
      'needs the ID number that is to be printed',
      { withIdDocument: true, idDocument: '12 3' },
      ['idDocument'],
    ],
    ['forgets an ID number that is not to be printed', { idDocument: '?' }, []],
  ])('%s', (_what, change, problems) => {
    expect([...draftProblems(draft(change))]).toEqual(problems);
    const accepted = CertificateInput.safeParse(inputOf(draft(change))).success;
    expect(accepted).toBe(problems.length === 0);
  });
});
