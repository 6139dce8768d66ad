import { describe, expect, it } from '@jest/globals';
import { maskPhone, PhoneVault } from './phone-vault.js';

const vault = new PhoneVault(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
const phone = '13800000001';

describe('the blind index', () => {
  it('is the same for the same number, and needs the key', () => {
    const otherKey = new PhoneVault(Buffer.alloc(32, 1), Buffer.alloc(32, 3));
    expect(vault.indexOf(phone)).toEqual(vault.indexOf(phone));
    expect(vault.indexOf(phone)).not.toEqual(vault.indexOf('13800000002'));
    expect(otherKey.indexOf(phone)).not.toEqual(vault.indexOf(phone));
  });

  it('does not show the number', () => {
    expect(vault.indexOf(phone).includes(phone)).toBe(false);
  });
});

describe('a masked phone number', () => {
  it('keeps three digits in front and four behind', () => {
    expect(maskPhone(phone)).toBe('138****0001');
  });
});
