import type { ErrorEntry } from './error-entry.js';

/** The ledger, its corrections and what is made of it. */
export const ledgerErrors = {
  LEDGER_ENTRY_NOT_FOUND: {
    status: 404,
    en: 'There is no such ledger entry. Load the ledger again.',
    zh: '没有找到这条记录，请刷新台账。',
  },
} as const satisfies Record<string, ErrorEntry>;
