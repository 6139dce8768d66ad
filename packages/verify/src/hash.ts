import { hash } from 'node:crypto';

/** Length of every hash here (SHA-256), in bytes. */
export const HASH_BYTES = 32;

export function sha256(data: string | Uint8Array): Buffer {
  return hash('sha256', data, 'buffer');
}

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

const HEX_HASH = /^[0-9a-f]{64}$/;

/** True for a hash as files hold it: 64 lower-case hexadecimal digits. */
export function isHexHash(text: string): boolean {
  return HEX_HASH.test(text);
}

/** @throws Error when the text is not a hash in hexadecimal */
export function hashFromHex(text: string): Buffer {
  if (!isHexHash(text)) throw new Error(`not a SHA-256 hash in hexadecimal: ${text.slice(0, 80)}`);
  return Buffer.from(text, 'hex');
}
