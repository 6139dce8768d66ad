import { describe, expect, it } from '@jest/globals';
import { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { codeOfWord, wordsOf, type WordedColumn } from 'liandong-verify/export-words';

describe('the words of an export', () => {
  it.each<[WordedColumn, readonly string[]]>([
    ['activityClass', ActivityClass.options],
    ['kind', LedgerEntryKind.options],
    ['grade', [...EvidenceGrade.options, 'unproven']],
    ['linkedParties', LinkedParty.options],
  ])('are there for each %s in both languages, and lead back to it', (column, codes) => {
    for (const language of ['zh-CN', 'en']) {
      const words = wordsOf(column, language);
      expect([...words.keys()]).toEqual(codes);
      expect([...words.values()].map((word) => codeOfWord(column, word))).toEqual(codes);
      expect([...words.values()].join('')).toMatch(/^[\p{L} -]*$/u);
    }
  });
});
