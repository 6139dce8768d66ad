import { describe, expect, it } from '@jest/globals';
import { Phone } from '@liandong/contracts/common/scalars';
import { isPhone, normalizePhone } from './phone.js';

describe('a typed phone number', () => {
  it.each([
    ['13800000001', '13800000001'],
    ['138 0000 0001', '13800000001'],
    ['+86 138-0000-0001', '13800000001'],
    ['008613800000001', '13800000001'],
    ['１３８００００ ０００１', '13800000001'],
  ])('%s is read as %s', (typed, expected) => {
    expect(normalizePhone(typed)).toBe(expected);
  });

  it.each(['13800000001', '12800000001', '1380000000', '138000000011', ''])(
    'is judged as the contract judges it: "%s"',
    (phone) => {
      expect(isPhone(phone)).toBe(Phone.safeParse(phone).success);
    },
  );
});
