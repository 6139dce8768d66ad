import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The rotating venue code. A code is 26 characters of base64url over 19 bytes:
 *
 *   1  format (high nibble, 1) and direction (low nibble, 0 in, 1 out)
 *   6  venueRef: the last 48 bits of the activity's id
 *   4  step: the 10-second step since 1970 in which it was shown, big endian
 *   8  the first bytes of HMAC-SHA-256(key of the activity and direction, the 11 bytes before)
 *
 * The screen makes codes by itself from its key, the server verifies them with the same function.
 */
export const STEP_SECONDS = 10;

/** How wrong the screen's clock may be against the server's, in milliseconds, after its correction. */
export const CLOCK_TOLERANCE_MS = 5_000;

const STEP_MS = STEP_SECONDS * 1_000;
const FORMAT = 1;
const HEAD_BYTES = 11;
const MAC_BYTES = 8;
const CODE_CHARACTERS = 26;

export type CodeDirection = 'in' | 'out';

export interface VenueCodeFacts {
  /** 12 lower-case hex digits. */
  venueRef: string;
  direction: CodeDirection;
  step: number;
}

export interface ParsedVenueCode extends VenueCodeFacts {
  /** The bytes that the code signs, for `hasValidMac`. */
  head: Uint8Array;
  mac: Uint8Array;
}

/** The activity as codes name it: the last 12 hex digits of its UUID. */
export function venueRefOf(activityId: string): string {
  return activityId.slice(-12).toLowerCase();
}

/** The step that an instant (milliseconds since 1970) falls into. */
export function stepAt(ms: number): number {
  return Math.floor(ms / STEP_MS);
}

/** How long the current step still lasts, in milliseconds. */
export function stepRemainingMs(ms: number): number {
  return STEP_MS - (ms % STEP_MS);
}

/** Makes the code of a step. */
export function venueCode(input: VenueCodeFacts & { key: Uint8Array }): string {
  const bytes = new Uint8Array(HEAD_BYTES + MAC_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = (FORMAT << 4) | (input.direction === 'out' ? 1 : 0);
  bytes.set(hexToBytes(input.venueRef), 1);
  view.setUint32(7, input.step);
  bytes.set(macOf(input.key, bytes.subarray(0, HEAD_BYTES)), HEAD_BYTES);
  return toBase64Url(bytes);
}

/** Takes a code apart without judging it; null when it is no venue code at all. */
export function parseVenueCode(code: string): ParsedVenueCode | null {
  if (code.length !== CODE_CHARACTERS) return null;
  const bytes = fromBase64Url(code);
  // A last character with stray bits would give the same bytes under a second spelling.
  if (!bytes || toBase64Url(bytes) !== code) return null;
  const [first = 0] = bytes;
  if (first >> 4 !== FORMAT || (first & 0xf) > 1) return null;
  return {
    venueRef: bytesToHex(bytes.subarray(1, 7)),
    direction: (first & 0xf) === 1 ? 'out' : 'in',
    step: new DataView(bytes.buffer).getUint32(7),
    head: bytes.subarray(0, HEAD_BYTES),
    mac: bytes.subarray(HEAD_BYTES),
  };
}

/** True when the code was made with this key; takes the same time whichever byte differs. */
export function hasValidMac(parsed: ParsedVenueCode, key: Uint8Array): boolean {
  const expected = macOf(key, parsed.head);
  let difference = 0;
  for (let index = 0; index < MAC_BYTES; index++) {
    difference |= (expected[index] ?? 0) ^ (parsed.mac[index] ?? 0);
  }
  return difference === 0;
}

/**
 * Whether a code of this step is good now: during its own step and the next one, with the clock tolerance at
 * both ends. A screenshot is useless 25 s after the code appeared.
 */
export function stepValidity(step: number, nowMs: number): 'valid' | 'expired' | 'notYet' {
  if (nowMs < step * STEP_MS - CLOCK_TOLERANCE_MS) return 'notYet';
  if (nowMs >= (step + 2) * STEP_MS + CLOCK_TOLERANCE_MS) return 'expired';
  return 'valid';
}

function macOf(key: Uint8Array, head: Uint8Array): Uint8Array {
  return hmac(sha256, key, head).subarray(0, MAC_BYTES);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Node's Buffer is absent in the browser, and atob knows neither base64url nor Uint8Array.
function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += ALPHABET.charAt((pending >> bits) & 0x3f);
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((pending << (6 - bits)) & 0x3f) : text;
}

/** Decodes base64url without padding; null when a character does not belong there. */
export function fromBase64Url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let pending = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    pending = ((pending << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (pending >> bits) & 0xff;
    }
  }
  return bytes;
}

function hexToBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

function bytesToHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
