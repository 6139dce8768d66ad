import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of a message and what proves that they were put together with a key. */
export interface Authenticated {
  head: Uint8Array;
  /** The first 8 bytes of HMAC-SHA-256(key, head). */
  mac: Uint8Array;
}

export const MAC_BYTES = 8;

/** The whole HMAC-SHA-256 of a head: 32 bytes. */
export function macOf(key: Uint8Array, head: Uint8Array): Uint8Array {
  return hmac(sha256, key, head);
}

/** As much of it as a code holds. */
export function shortMac(key: Uint8Array, head: Uint8Array): Uint8Array {
  return macOf(key, head).subarray(0, MAC_BYTES);
}

/** True when it was made with this key; takes the same time whichever byte differs. */
export function hasValidMac({ head, mac }: Authenticated, key: Uint8Array): boolean {
  const expected = shortMac(key, head);
  let difference = 0;
  for (let index = 0; index < MAC_BYTES; index++) {
    difference |= (expected[index] ?? 0) ^ (mac[index] ?? 0);
  }
  return difference === 0;
}
