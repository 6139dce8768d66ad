import { describe, expect, it } from '@jest/globals';
import { SignIn } from '../auth/auth.js';
import { InstantInput } from '../common/scalars.js';
import { z } from 'zod';
import { FieldIssue } from './field-issue.js';
import { fieldIssues } from './schema-issues.js';

const rowsOf = (schema: z.ZodType, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).flatMap((issue) => fieldIssues(issue));

describe('the rows of a validation error', () => {
  it('name each unknown field by itself', () => {
    const schema = z.strictObject({ inner: z.strictObject({}) });
    expect(rowsOf(schema, { inner: { a: 1, b: 2 }, c: 3 }).map((row) => row.path)).toEqual([
      'inner.a',
      'inner.b',
      'c',
    ]);
  });

  it('name the place in a list', () => {
    expect(rowsOf(z.object({ list: z.array(z.number()) }), { list: [1, 'x'] })).toMatchObject([
      { path: 'list.1' },
    ]);
  });

  it('are those of the alternative that fits best', () => {
    const rows = rowsOf(SignIn, { phone: '123', otp: '000000' });
    expect(rows).toEqual([{ path: 'phone', code: 'phone' }]);
  });

  it.each([
    [z.object({ at: z.string() }), {}, { code: 'required' }],
    [z.object({ at: z.string() }), { at: 1 }, { code: 'type' }],
    [z.object({ at: z.string().min(1) }), { at: '' }, { code: 'required', limit: 1 }],
    [z.object({ at: z.string().max(3) }), { at: 'long' }, { code: 'tooLong', limit: 3 }],
    [z.object({ at: z.number().max(3) }), { at: 4 }, { code: 'tooLarge', limit: 3 }],
    [z.object({ at: z.array(z.number()).min(2) }), { at: [1] }, { code: 'tooFew', limit: 2 }],
    [z.object({ at: z.uuid() }), { at: 'x' }, { code: 'format' }],
    [z.object({ at: z.enum(['a', 'b']) }), { at: 'c' }, { code: 'choice' }],
    [z.object({ at: InstantInput }), { at: '2026-13-45T00:00:00Z' }, { code: 'format' }],
    [z.object({ at: z.string().refine(() => false) }), { at: 'x' }, { code: 'other' }],
  ])('say what is wrong: %#', (schema, value, issue) => {
    expect(rowsOf(schema, value)).toEqual([{ path: 'at', ...issue }]);
  });

  it('have an empty path where the whole is wrong', () => {
    expect(rowsOf(z.object({}), undefined)).toMatchObject([{ path: '' }]);
  });
});

describe('an issue of another version', () => {
  it.each([
    { path: 'title', message: 'too long' },
    { path: 'title', code: 'notYetKnown' },
  ])('is kept: %j', (old) => {
    expect(FieldIssue.parse(old)).toEqual({ path: 'title', code: 'other' });
  });

  it.each(['0001-01-01T00:00:00.000Z', '9999-12-31T00:00:00Z'])(
    'refuse %s, which no database could hold',
    (at) => {
      expect(rowsOf(InstantInput, at)).toEqual([{ path: '', code: 'farInstant' }]);
    },
  );
});
