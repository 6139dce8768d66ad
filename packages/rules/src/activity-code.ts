import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, codeBytes, hexToBytes, toBase64Url } from './base64url.js';

/**
 * The frame that codes of an activity share: 26 characters of base64url over 19 bytes.
 *
 *   1  format (high nibble) and direction (low nibble, 0 in, 1 out)
 *   6  venueRef: the last 48 bits of the activity's id
 *   4  a number that the format gives a meaning to, big endian
 *   8  the first bytes of HMAC-SHA-256(key, the 11 bytes before)
 */
export interface ActivityCode {
  /** The high nibble of the first byte, which tells the kinds of code apart. */
  format: number;
  /** 12 lower-case hex digits. */
  venueRef: string;
  direction: CodeDirection;
  number: number;
}

export interface ParsedActivityCode extends ActivityCode {
  /** The bytes that the code signs. */
  head: Uint8Array;
  mac: Uint8Array;
}

export type CodeDirection = 'in' | 'out';

const HEAD_BYTES = 11;
const MAC_BYTES = 8;

/** The activity as codes name it: the last 12 hex digits of its UUID. */
export function venueRefOf(activityId: string): string {
  return activityId.slice(-12).toLowerCase();
}

export function signedActivityCode(facts: ActivityCode, key: Uint8Array): string {
  const bytes = new Uint8Array(HEAD_BYTES + MAC_BYTES);
  const head = headOf(facts);
  bytes.set(head);
  bytes.set(activityMac(key, head).subarray(0, MAC_BYTES), HEAD_BYTES);
  return toBase64Url(bytes);
}

/** Takes a code apart without judging it; null when it is no activity's code at all. */
export function parseActivityCode(code: string): ParsedActivityCode | null {
  const bytes = codeBytes(code, HEAD_BYTES + MAC_BYTES);
  if (!bytes) return null;
  const [first = 0] = bytes;
  if ((first & 0xf) > 1) return null;
  return {
    format: first >> 4,
    venueRef: bytesToHex(bytes.subarray(1, 7)),
    direction: (first & 0xf) === 1 ? 'out' : 'in',
    number: new DataView(bytes.buffer).getUint32(7),
    head: bytes.subarray(0, HEAD_BYTES),
    mac: bytes.subarray(HEAD_BYTES),
  };
}

/** True when the code was made with this key; takes the same time whichever byte differs. */
export function hasValidMac(parsed: { head: Uint8Array; mac: Uint8Array }, key: Uint8Array): boolean {
  const expected = activityMac(key, parsed.head);
  let difference = 0;
  for (let index = 0; index < MAC_BYTES; index++) {
    difference |= (expected[index] ?? 0) ^ (parsed.mac[index] ?? 0);
  }
  return difference === 0;
}

/** The whole HMAC-SHA-256 of a head. */
export function activityMac(key: Uint8Array, head: Uint8Array): Uint8Array {
  return hmac(sha256, key, head);
}

export function headOf({ format, direction, venueRef, number }: ActivityCode): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head[0] = (format << 4) | (direction === 'out' ? 1 : 0);
  head.set(hexToBytes(venueRef), 1);
  new DataView(head.buffer).setUint32(7, number);
  return head;
}
