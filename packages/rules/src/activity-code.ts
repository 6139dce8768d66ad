import { bytesToHex, codeBytes, hexToBytes, toBase64Url } from './base64url.js';
import { MAC_BYTES, shortMac, type Authenticated } from './mac.js';

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

export interface ParsedActivityCode extends ActivityCode, Authenticated {}

export type CodeDirection = 'in' | 'out';

const HEAD_BYTES = 11;

/** The activity as codes name it: the last 12 hex digits of its UUID. */
export function venueRefOf(activityId: string): string {
  return activityId.slice(-12).toLowerCase();
}

export function signedActivityCode(facts: ActivityCode, key: Uint8Array): string {
  const bytes = new Uint8Array(HEAD_BYTES + MAC_BYTES);
  const head = headOf(facts);
  bytes.set(head);
  bytes.set(shortMac(key, head), HEAD_BYTES);
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

export function headOf({ format, direction, venueRef, number }: ActivityCode): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head[0] = (format << 4) | (direction === 'out' ? 1 : 0);
  head.set(hexToBytes(venueRef), 1);
  new DataView(head.buffer).setUint32(7, number);
  return head;
}
