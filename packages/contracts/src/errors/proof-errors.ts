import type { ErrorEntry } from './error-entry.js';

/** The sealed ledger and its proofs. */
export const proofErrors = {
  LEDGER_ENTRY_NOT_SEALED_YET: {
    status: 409,
    en: 'This entry was written a moment ago and is being sealed. Try again in a few seconds.',
    zh: '该记录刚刚写入，正在封存，请几秒后重试。',
  },
  TREE_HEAD_NOT_FOUND: {
    status: 404,
    en: 'No head of this size was signed. Take a size from the list of daily heads.',
    zh: '没有签署过这个条数的账本首部，请使用每日首部列表中的条数。',
  },
  TREE_HEADS_REVERSED: {
    status: 422,
    en: 'The older head is larger than the newer one. Exchange "from" and "to".',
    zh: '较早的首部条数大于较晚的，请将 from 与 to 对调。',
  },
} as const satisfies Record<string, ErrorEntry>;
