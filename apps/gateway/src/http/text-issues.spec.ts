import { describe, expect, it } from '@jest/globals';
import { textIssues } from './text-issues.js';

describe('the texts of a request', () => {
  it.each<[string, unknown]>([
    ['Chinese, Tibetan and a whole emoji', { title: '河畔清洁', place: 'བོད་ཡིག', list: ['👨‍👩‍👧'] }],
    ['several lines', { details: '一\r\n\t二' }],
    ['nothing', { details: '', place: null, at: 3, bytes: new Uint8Array([0]) }],
  ])('may be %s', (_, value) => {
    expect(textIssues(value)).toEqual([]);
  });

  it.each<[string, unknown, object]>([
    ['NUL', { title: 'a\0' }, { path: 'title', code: 'unwritable' }],
    ['a control, which no spreadsheet holds', { title: 'a\u0007' }, { path: 'title', code: 'unwritable' }],
    [
      'half a character',
      { evidence: [{ text: '\ud800x' }] },
      { path: 'evidence.0.text', code: 'unwritable' },
    ],
    ['one that reads backwards from there', { title: 'a\u202Eb' }, { path: 'title', code: 'unwritable' }],
    ['nothing that can be seen', { title: '\u200b\u2060 ' }, { path: 'title', code: 'required' }],
    ['one that is a parameter by itself', '\0', { path: '', code: 'unwritable' }],
  ])('may not be %s', (_, value, issue) => {
    expect(textIssues(value)).toEqual([issue]);
  });
});
