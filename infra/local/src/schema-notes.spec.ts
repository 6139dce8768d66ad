import { describe, expect, it } from '@jest/globals';
import { parseSchemaNotes } from './schema-notes.js';

describe('the notes on a schema', () => {
  it.each([
    ['none', null, {}],
    ['ours', '{"migrations":"abc","demo":true}', { migrations: 'abc', demo: true }],
    ['somebody’s comment', 'standard public schema', {}],
    ['other JSON', '[1]', {}],
    ['fields of the wrong kind', '{"migrations":1,"demo":"yes"}', {}],
  ])('are read from %s', (_, comment, notes) => {
    expect(parseSchemaNotes(comment)).toEqual(notes);
  });
});
