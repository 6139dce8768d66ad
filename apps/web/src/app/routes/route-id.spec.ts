import { describe, expect, it } from '@jest/globals';
import { Id } from '@liandong/contracts/common/scalars';
import { mayExist } from './route-id.js';

const id = '01930000-0000-7000-8000-0000000000ab';

describe('the id of an address', () => {
  it.each([
    id,
    id.toUpperCase(),
    '9b2e1f60-5a7c-4d1e-9f3a-2c4b6d8e0f12',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    id.slice(0, -1),
    `${id}0`,
    id.replaceAll('-', ''),
    id.replace('7000', '9000'),
    id.replace('8000', 'c000'),
    'abc',
    '',
  ])('%s is judged as by the contract', (value) => {
    expect(mayExist(value)).toBe(Id.safeParse(value).success);
  });

  it('is not missed where the address has none', () => {
    expect(mayExist(undefined)).toBe(true);
  });
});
