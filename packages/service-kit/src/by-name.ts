/** SQL that sorts names as Chinese readers expect: by pinyin, other scripts by their own order. */
export const BY_NAME = 'COLLATE "zh-x-icu"';
