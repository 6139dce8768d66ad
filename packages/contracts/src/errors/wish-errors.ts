import type { ErrorEntry } from './error-entry.js';

/** Micro-wishes. */
export const wishErrors = {
  WISH_NOT_FOUND: {
    status: 404,
    en: 'There is no such wish. It may have been withdrawn; look in the list of wishes.',
    zh: '没有找到该微心愿，可能已被撤回，请在微心愿列表中查看。',
  },
  WISH_STATE_FORBIDS: {
    status: 409,
    en: 'This cannot be done with the wish as it is now. Load it again to see what became of it.',
    zh: '该微心愿当前状态不允许此操作，请刷新后查看进展。',
  },
  WISH_CHANGED_MEANWHILE: {
    status: 409,
    en: 'Somebody changed this wish meanwhile. Load it again, read it and repeat what you did.',
    zh: '该微心愿刚被修改，请刷新、看过内容后再操作。',
  },
  WISH_CLAIMED_ALREADY: {
    status: 409,
    en: '{name} was first to claim this wish. Look for another one in the list.',
    zh: '{name} 已先认领该微心愿，请看看其他微心愿。',
  },
  WISH_OWN_FULFILMENT: {
    status: 403,
    en: 'Nobody confirms what they fulfilled themselves. Ask another community worker or organiser to confirm it.',
    zh: '不得确认本人完成的微心愿，请由其他社区工作者或组织者确认。',
  },
  WISH_DAY_PAST: {
    status: 422,
    en: 'This day is over already. Choose today or a later day, or none.',
    zh: '该日期已过，请选择今天或以后的日期，也可不填。',
  },
} as const satisfies Record<string, ErrorEntry>;
