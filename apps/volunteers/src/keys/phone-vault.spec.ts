import { describe, expect, it } from '@jest/globals';
import { maskPhone, PhoneVault } from './phone-vault.js';

const vault = new PhoneVault(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
const phone = '13800000001';

describe('a sealed phone number', () => {
  it('opens for its owner', () => {
    expect(vault.open(vault.seal(phone, 'owner'), 'owner')).toBe(phone);
  });

  it('does not open in the row of another', () => {
    const sealed = vault.seal(phone, 'owner');
    expect(() => vault.open(sealed, 'other')).toThrow();
  });

  it('does not open when a bit was changed', () => {
    const sealed = vault.seal(phone, 'owner');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    expect(() => vault.open(sealed, 'owner')).toThrow();
  });

  it('looks different each time, and neither it nor its index shows the number', () => {
    expect(vault.seal(phone, 'owner').equals(vault.seal(phone, 'owner'))).toBe(false);
    expect(vault.seal(phone, 'owner').includes(phone)).toBe(false);
    expect(vault.indexOf(phone).includes(phone)).toBe(false);
  });
});

describe('the blind index', () => {
  it('is the same for the same number, and needs the key', () => {
    const otherKey = new PhoneVault(Buffer.alloc(32, 1), Buffer.alloc(32, 3));
    expect(vault.indexOf(phone)).toEqual(vault.indexOf(phone));
    expect(vault.indexOf(phone)).not.toEqual(vault.indexOf('13800000002'));
    expect(otherKey.indexOf(phone)).not.toEqual(vault.indexOf(phone));
  });
});

describe('a masked phone number', () => {
  it('keeps three digits in front and four behind', () => {
    expect(maskPhone(phone)).toBe('138****0001');
  });
});
