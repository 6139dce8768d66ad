import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, codeBytes, fromBase64Url, hexToBytes, toBase64Url } from './base64url.js';
import { MAC_BYTES, shortMac, type Authenticated } from './mac.js';
import { CLOCK_TOLERANCE_MS } from './venue-code.js';

/**
 * The member code, which the leader scans from a phone or a printed card: base64url over 89 bytes, 119 characters,
 * verified without signal.
 *
 *    1  format (high nibble, 4) and kind (low nibble, 0 phone, 1 card)
 *    4  key id: the first bytes of SHA-256(public key)
 *   16  the volunteer's id
 *    4  issued at: seconds since 1970, big endian
 *   64  Ed25519 signature (RFC 8032) of the 25 bytes before
 *
 * A phone shows more, anew every 10 seconds, 101 bytes in 135 characters: that it is there (`shownMemberCode`).
 *
 *    4  the 10-second step since 1970 in which it was shown, big endian
 *    8  the first bytes of HMAC-SHA-256(showing key, the 93 bytes before)
 *
 * It says who it is and when it was issued, and nothing else about the person. Who keeps a picture of it, or holds
 * somebody's card, can show the first part for ever; the second only the phone makes, and only the server can tell.
 */
export type MemberCodeKind = 'phone' | 'card';

/** A phone's code is of no use a day later; a card is good until it is revoked. */
export const PHONE_CODE_MS = 24 * 3_600_000;

const FORMAT = 4;
const SIGNED_BYTES = 25;
const SIGNATURE_BYTES = 64;
const CODE_BYTES = SIGNED_BYTES + SIGNATURE_BYTES;
const SHOWN_BYTES = CODE_BYTES + 4;

export interface MemberCodeFacts {
  kind: MemberCodeKind;
  volunteerId: string;
  /** To the second; what is beyond is cut off. */
  issuedAt: Date;
}

export interface ParsedMemberCode extends MemberCodeFacts {
  /** 8 lower-case hex digits. */
  keyId: string;
  /** The bytes that the signature is of. */
  signed: Uint8Array;
  signature: Uint8Array;
  /** What a phone put behind it; null for a card, and for a code as it was issued. */
  showing: Showing | null;
}

/** When a phone says that it showed its code: not to be believed before `hasValidMac` by the code's showing key. */
export interface Showing extends Authenticated {
  step: number;
}

/** A key that signs member codes, as a scanner knows it. */
export interface KnownMemberKey {
  keyId: string;
  /** 32 bytes, base64url. */
  publicKey: string;
  revoked: boolean;
}

/** Verifies an Ed25519 signature; another implementation than ours may be faster on a server. */
export type VerifySignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

export type MemberCodeVerdict =
  | { kind: 'genuine'; volunteerId: string }
  | { kind: 'refused'; reason: MemberCodeRefusal; volunteerId: string | null };

export type MemberCodeRefusal =
  | 'CODE_MALFORMED'
  | 'CODE_OF_OTHER_DISTRICT'
  | 'CODE_FORGED'
  | 'CODE_REVOKED'
  | 'CODE_EXPIRED'
  | 'CODE_NOT_YET_VALID';

/** What a scanner knows when it judges a member code. */
export interface MemberCodeKnowledge {
  keys: readonly KnownMemberKey[];
  /** From when on a volunteer's codes are good; null when none were revoked. */
  codesValidFrom: (volunteerId: string) => Date | null;
}

/** The name of a key: 8 hex digits. */
export function memberKeyId(publicKey: Uint8Array): string {
  return bytesToHex(sha256(publicKey).subarray(0, 4));
}

/** The public half of a key. @param seed 32 secret bytes */
export function memberPublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

/** A key that can sign. */
export interface MemberSigner {
  keyId: string;
  sign(message: Uint8Array): Uint8Array;
}

/** Signs with our own Ed25519. @param seed the 32 secret bytes of the key */
export function memberSigner(seed: Uint8Array): MemberSigner {
  return {
    keyId: memberKeyId(memberPublicKey(seed)),
    sign: (message) => ed25519.sign(message, seed),
  };
}

/** Makes a signed code. */
export function memberCode(facts: MemberCodeFacts, signer: MemberSigner): string {
  const bytes = new Uint8Array(CODE_BYTES);
  bytes[0] = (FORMAT << 4) | (facts.kind === 'card' ? 1 : 0);
  bytes.set(hexToBytes(signer.keyId), 1);
  bytes.set(hexToBytes(facts.volunteerId.replaceAll('-', '')), 5);
  new DataView(bytes.buffer).setUint32(21, Math.floor(facts.issuedAt.getTime() / 1_000));
  bytes.set(signer.sign(bytes.subarray(0, SIGNED_BYTES)), SIGNED_BYTES);
  return toBase64Url(bytes);
}

/**
 * What a phone shows of its code in a step of the server's clock.
 * @param code as it was issued
 * @param key the code's showing key, which only the phone and the server have
 */
export function shownMemberCode(code: string, step: number, key: Uint8Array): string {
  const bytes = new Uint8Array(SHOWN_BYTES + MAC_BYTES);
  bytes.set(codeBytes(code, CODE_BYTES) ?? []);
  new DataView(bytes.buffer).setUint32(CODE_BYTES, step);
  bytes.set(shortMac(key, bytes.subarray(0, SHOWN_BYTES)), SHOWN_BYTES);
  return toBase64Url(bytes);
}

/** Takes a code apart without judging it; null when it is no member code at all. */
export function parseMemberCode(code: string): ParsedMemberCode | null {
  const shown = codeBytes(code, SHOWN_BYTES + MAC_BYTES);
  const bytes = shown ?? codeBytes(code, CODE_BYTES);
  if (!bytes) return null;
  const [first = 0] = bytes;
  if (first >> 4 !== FORMAT || (first & 0xf) > 1) return null;
  const kind = (first & 0xf) === 1 ? 'card' : 'phone';
  if (kind === 'card' && shown) return null;
  return {
    kind,
    keyId: bytesToHex(bytes.subarray(1, 5)),
    volunteerId: uuidOf(bytes.subarray(5, 21)),
    issuedAt: new Date(new DataView(bytes.buffer).getUint32(21) * 1_000),
    signed: bytes.subarray(0, SIGNED_BYTES),
    signature: bytes.subarray(SIGNED_BYTES, CODE_BYTES),
    showing: shown && showingOf(shown),
  };
}

function showingOf(bytes: Uint8Array): Showing {
  return {
    step: new DataView(bytes.buffer).getUint32(CODE_BYTES),
    head: bytes.subarray(0, SHOWN_BYTES),
    mac: bytes.subarray(SHOWN_BYTES),
  };
}

/**
 * Judges a member code as a scanner does, with or without signal.
 * @param at when it was scanned
 */
export function judgeMemberCode(
  code: string,
  { keys, codesValidFrom }: MemberCodeKnowledge,
  at: Date,
  verify: VerifySignature = verifyEd25519,
): MemberCodeVerdict {
  const parsed = parseMemberCode(code);
  if (!parsed) return { kind: 'refused', reason: 'CODE_MALFORMED', volunteerId: null };
  const { volunteerId, issuedAt } = parsed;
  const key = keys.find(({ keyId }) => keyId === parsed.keyId);
  const publicKey = key && fromBase64Url(key.publicKey);
  if (!publicKey) return { kind: 'refused', reason: 'CODE_OF_OTHER_DISTRICT', volunteerId: null };
  if (!verify(parsed.signature, parsed.signed, publicKey))
    return { kind: 'refused', reason: 'CODE_FORGED', volunteerId: null };
  const refused = (reason: MemberCodeRefusal): MemberCodeVerdict => ({
    kind: 'refused',
    reason,
    volunteerId,
  });
  const validFrom = codesValidFrom(volunteerId);
  if (key.revoked || (validFrom && issuedAt < validFrom)) return refused('CODE_REVOKED');
  if (issuedAt.getTime() > at.getTime() + CLOCK_TOLERANCE_MS) return refused('CODE_NOT_YET_VALID');
  if (parsed.kind === 'phone' && at.getTime() > issuedAt.getTime() + PHONE_CODE_MS)
    return refused('CODE_EXPIRED');
  return { kind: 'genuine', volunteerId };
}

/** The verification that every browser and Node can run at once, some milliseconds long. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

function uuidOf(bytes: Uint8Array): string {
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
