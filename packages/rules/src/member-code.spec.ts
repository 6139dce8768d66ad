import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { hasValidMac } from './mac.js';
import {
  judgeMemberCode,
  memberCode,
  memberKeyId,
  memberPublicKey,
  memberSigner,
  parseMemberCode,
  PHONE_CODE_MS,
  shownMemberCode,
  type MemberCodeFacts,
  type MemberCodeKnowledge,
} from './member-code.js';
import vectors from './member-code.vectors.json' with { type: 'json' };

const seed = new Uint8Array(32).fill(7);
const signer = memberSigner(seed);
const publicKey = memberPublicKey(seed);
const key = { keyId: memberKeyId(publicKey), publicKey: toBase64Url(publicKey), revoked: false };
const known: MemberCodeKnowledge = { keys: [key], codesValidFrom: () => null };

const issuedAt = new Date('2026-11-23T01:00:00Z');
const member = '01930000-0000-7000-8000-000000000001';
const phone: MemberCodeFacts = { kind: 'phone', volunteerId: member, issuedAt };
const card: MemberCodeFacts = { ...phone, kind: 'card' };
const after = (ms: number) => new Date(issuedAt.getTime() + ms);

const facts = fc.record<MemberCodeFacts>({
  kind: fc.constantFrom('phone', 'card'),
  volunteerId: fc.uuid(),
  issuedAt: fc.nat({ max: 0xffff_ffff }).map((seconds) => new Date(seconds * 1_000)),
});

describe('the member code', () => {
  it.each(vectors)('is $code for the $kind of $volunteerId', (vector) => {
    const kind = vector.kind === 'card' ? 'card' : 'phone';
    const vectorSeed = fromBase64Url(vector.seed) ?? new Uint8Array();
    const made = memberCode(
      { ...vector, kind, issuedAt: new Date(vector.issuedAt) },
      memberSigner(vectorSeed),
    );
    expect(made).toBe(vector.code);
    expect(toBase64Url(memberPublicKey(vectorSeed))).toBe(vector.publicKey);
    expect(memberKeyId(memberPublicKey(vectorSeed))).toBe(vector.keyId);
  });

  it.each(vectors.flatMap(({ code, shown }) => (shown ? [{ code, shown }] : [])))(
    'is shown in step $shown.step as $shown.code',
    ({ code, shown }) => {
      expect(shownMemberCode(code, shown.step, fromBase64Url(shown.key) ?? new Uint8Array())).toBe(
        shown.code,
      );
    },
  );

  it('gives back what was put in, signed', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const code = memberCode(input, signer);
        expect(code).toHaveLength(119);
        expect(parseMemberCode(code)).toMatchObject({ ...input, keyId: key.keyId, showing: null });
        const verdict = judgeMemberCode(code, known, input.issuedAt);
        expect(verdict).toEqual({ kind: 'genuine', volunteerId: input.volunteerId });
      }),
      { numRuns: 20 },
    );
  });

  it('is refused with any bit flipped, and cut off anywhere', () => {
    const bytes = fromBase64Url(memberCode(card, signer)) ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
        const flipped = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(judgeMemberCode(toBase64Url(flipped), known, issuedAt).kind).toBe('refused');
      }),
      { numRuns: 60 },
    );
    const code = memberCode(card, signer);
    for (let length = 0; length < code.length; length++)
      expect(parseMemberCode(code.slice(0, length))).toBeNull();
    expect(parseMemberCode(`${code}A`)).toBeNull();
  });
});

describe('a member code that a phone shows', () => {
  const showingKey = new Uint8Array(32).fill(9);
  const steps = fc.nat({ max: 0xffff_ffff });
  const issued = memberCode(phone, signer);

  it('says when, by the phone’s key, and is as good as it was issued', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const shown = shownMemberCode(issued, step, showingKey);
        expect(shown).toHaveLength(135);
        const showing = parseMemberCode(shown)?.showing ?? null;
        expect(showing?.step).toBe(step);
        expect(showing && hasValidMac(showing, showingKey)).toBe(true);
        expect(showing && hasValidMac(showing, new Uint8Array(32))).toBe(false);
        expect(judgeMemberCode(shown, known, issuedAt)).toEqual({ kind: 'genuine', volunteerId: member });
      }),
      { numRuns: 20 },
    );
  });

  it('proves nothing with any bit of its moment flipped, cut off anywhere, or behind another code', () => {
    const shown = shownMemberCode(issued, 7, showingKey);
    const bytes = fromBase64Url(shown) ?? new Uint8Array();
    for (let bit = 89 * 8; bit < bytes.length * 8; bit++) {
      const flipped = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const showing = parseMemberCode(toBase64Url(flipped))?.showing ?? null;
      expect(showing && hasValidMac(showing, showingKey)).toBe(false);
    }
    for (let length = 120; length < shown.length; length++)
      expect(parseMemberCode(shown.slice(0, length))).toBeNull();
    const other = fromBase64Url(memberCode({ ...phone, issuedAt: after(1_000) }, signer)) ?? new Uint8Array();
    const moved = parseMemberCode(toBase64Url(new Uint8Array([...other, ...bytes.subarray(89)])))?.showing;
    expect(moved && hasValidMac(moved, showingKey)).toBe(false);
  });

  it('is never a card', () => {
    expect(parseMemberCode(shownMemberCode(memberCode(card, signer), 7, showingKey))).toBeNull();
  });
});

describe('a scanner that judges a member code', () => {
  const other = memberPublicKey(new Uint8Array(32).fill(8));
  const revokedFrom = (at: Date): MemberCodeKnowledge => ({ ...known, codesValidFrom: () => at });
  const otherDistrict = [{ keyId: memberKeyId(other), publicKey: toBase64Url(other), revoked: false }];
  const swapped = [{ ...key, publicKey: toBase64Url(other) }];

  it.each<[string, string, MemberCodeFacts, MemberCodeKnowledge, Date]>([
    ['of another district', 'CODE_OF_OTHER_DISTRICT', card, { ...known, keys: otherDistrict }, issuedAt],
    ['that another key signed', 'CODE_FORGED', card, { ...known, keys: swapped }, issuedAt],
    ['of a revoked key', 'CODE_REVOKED', card, { ...known, keys: [{ ...key, revoked: true }] }, issuedAt],
    ['issued before a revocation', 'CODE_REVOKED', card, revokedFrom(after(1_000)), after(9_000)],
    ['of a phone after a day', 'CODE_EXPIRED', phone, known, after(PHONE_CODE_MS + 1)],
    ['of the future', 'CODE_NOT_YET_VALID', phone, known, after(-5_001)],
  ])('refuses one %s: %s', (_, reason, input, knowledge, at) => {
    expect(judgeMemberCode(memberCode(input, signer), knowledge, at)).toMatchObject({
      kind: 'refused',
      reason,
    });
  });

  it.each<[string, MemberCodeFacts, MemberCodeKnowledge, Date]>([
    ['phone within its day', phone, known, after(PHONE_CODE_MS)],
    ['card after ten years', card, known, after(10 * 365 * PHONE_CODE_MS)],
    ['card issued at the moment of a revocation', card, revokedFrom(issuedAt), issuedAt],
    ['phone whose server is 5 s ahead', phone, known, after(-5_000)],
  ])('takes a %s', (_, input, knowledge, at) => {
    expect(judgeMemberCode(memberCode(input, signer), knowledge, at)).toEqual({
      kind: 'genuine',
      volunteerId: member,
    });
  });

  it.each(['', '123456', 'https://example.org/', '中'.repeat(119), 'A'.repeat(119)])(
    'does not read %j',
    (text) => {
      expect(judgeMemberCode(text, known, issuedAt)).toMatchObject({ reason: 'CODE_MALFORMED' });
    },
  );
});
