import { describe, expect, it } from '@jest/globals';
import { SignIn } from '@liandong/contracts/auth/auth';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';

const rowsOf = (schema: z.ZodType, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).flatMap((issue) => fieldErrors(issue));

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
    expect(rows).toEqual([{ path: 'phone', message: 'a mainland mobile number of 11 digits' }]);
  });

  it('have an empty path where the whole is wrong', () => {
    expect(rowsOf(z.object({}), undefined)).toMatchObject([{ path: '' }]);
  });
});
