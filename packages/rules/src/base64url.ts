const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

// Node's Buffer is absent in the browser, and atob knows neither base64url nor Uint8Array.
/** Encodes as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
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

/**
 * The bytes of a code of one known length; null when it is no such code. A last character with stray bits would
 * give the same bytes under a second spelling, and is refused.
 */
export function codeBytes(code: string, length: number): Uint8Array | null {
  if (code.length !== Math.ceil((length * 8) / 6)) return null;
  const bytes = fromBase64Url(code);
  return bytes && toBase64Url(bytes) === code ? bytes : null;
}

export function hexToBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
  }
  return bytes;
}

export function bytesToHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
