import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './accept-language.js';

describe('the language of an answer', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.5, zh-TW', 'zh-CN'],
    ['bo, fr;q=0.9, en;q=0.1', 'en'],
    ['EN-us', 'en'],
    ['en;q=0, zh;q=0.1', 'zh-CN'],
    ['fr, *', null],
    ['', null],
    ['en;q=broken', null],
    [undefined, null],
  ])('%s asks for %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
