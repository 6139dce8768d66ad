import { describe, expect, it } from '@jest/globals';
import { fromBase64Url } from '@liandong/rules/base64url';
import { judgeMemberCode, parseMemberCode, verifyEd25519 } from '@liandong/rules/member-code';
import { MemberKeys } from './member-keys.js';

const master = Buffer.alloc(32, 1);
const now = new Date('2026-11-23T01:00:00Z');
const card = { kind: 'card', volunteerId: '01930000-0000-7000-8000-000000000001', issuedAt: now } as const;
const keysOf = (generation: number, revoked: number[] = []) =>
  new MemberKeys({ master, generation, revoked });

/** How a scanner that knows these keys judges the card. */
function verdict(code: string, keys: MemberKeys, verify = keys.verify) {
  const judged = judgeMemberCode(code, { keys: keys.known(), codesValidFrom: () => null }, now, verify);
  return judged.kind === 'refused' ? judged.reason : judged.kind;
}

describe('the keys of member codes', () => {
  it('sign what the browser’s implementation verifies, and verify what it refuses alike', () => {
    const keys = keysOf(1);
    const code = keys.code(card);
    expect([verdict(code, keys), verdict(code, keys, verifyEd25519)]).toEqual(['genuine', 'genuine']);
    const parsed = parseMemberCode(code);
    const publicKey = fromBase64Url(keys.known()[0]?.publicKey ?? '');
    if (!parsed || !publicKey) throw new Error('no code');
    for (let bit = 0; bit < 512; bit += 7) {
      const signature = parsed.signature.map((byte, at) =>
        at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
      );
      expect(keys.verify(signature, parsed.signed, publicKey)).toBe(false);
      expect(verifyEd25519(signature, parsed.signed, publicKey)).toBe(false);
    }
  });

  it('of a new generation sign from then on, and cards of the one before stay good', () => {
    const old = keysOf(1).code(card);
    const rotated = keysOf(2);
    expect(verdict(old, rotated)).toBe('genuine');
    expect(parseMemberCode(rotated.code(card))?.keyId).not.toBe(parseMemberCode(old)?.keyId);
    expect(verdict(rotated.code(card), rotated)).toBe('genuine');
  });

  it('of a revoked generation are refused, those of others are not', () => {
    const keys = keysOf(2, [1]);
    expect(verdict(keysOf(1).code(card), keys)).toBe('CODE_REVOKED');
    expect(verdict(keys.code(card), keys)).toBe('genuine');
  });

  it('of another master belong to another district', () => {
    const elsewhere = new MemberKeys({ master: Buffer.alloc(32, 2), generation: 1, revoked: [] });
    expect(verdict(elsewhere.code(card), keysOf(1))).toBe('CODE_OF_OTHER_DISTRICT');
  });
});
