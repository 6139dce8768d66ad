import { describe, expect, it } from '@jest/globals';
import { TextVault } from './text-vault.js';

const vault = new TextVault(Buffer.alloc(32, 1));
const text = '央金 13800000001';

describe('a sealed text', () => {
  it('opens for its owner', () => {
    expect(vault.open(vault.seal(text, 'owner'), 'owner')).toBe(text);
  });

  it('does not open in the row of another, nor with another key', () => {
    const sealed = vault.seal(text, 'owner');
    expect(() => vault.open(sealed, 'other')).toThrow();
    expect(() => new TextVault(Buffer.alloc(32, 2)).open(sealed, 'owner')).toThrow();
  });

  it('does not open when a bit was changed', () => {
    const sealed = vault.seal(text, 'owner');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    expect(() => vault.open(sealed, 'owner')).toThrow();
  });

  it('looks different each time, and does not show what it holds', () => {
    expect(vault.seal(text, 'owner').equals(vault.seal(text, 'owner'))).toBe(false);
    expect(vault.seal(text, 'owner').includes('138')).toBe(false);
  });
});
