import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { UnreadableFile } from './export-lines.js';
import { sha256 } from './hash.js';
import { parsedJson } from './json-fields.js';

/** Public keys by their ids. */
export type KnownKeys = ReadonlyMap<string, KeyObject>;

const RAW_BYTES = 32;
/** DER before the 32 bytes of an Ed25519 key (RFC 8410): PKCS #8 and SubjectPublicKeyInfo. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The Ed25519 private key of a 32-byte seed (RFC 8032, 5.1.5). */
export function privateKeyFromSeed(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([PRIVATE_PREFIX, seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}

export function publicKeyFromRaw(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([PUBLIC_PREFIX, raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** The name of a key: the first 8 bytes of the SHA-256 of its 32 bytes, in hexadecimal. */
export function keyIdOf(publicKey: KeyObject): string {
  return sha256(rawPublicKey(publicKey)).subarray(0, 8).toString('hex');
}

/**
 * Reads public keys from what a person has at hand: PEM, the 32 bytes in base64 or hexadecimal, or the answer of
 * `GET /ledger/public-keys`.
 * @throws UnreadableFile when the text holds no Ed25519 public key
 */
export function readPublicKeys(text: string): KnownKeys {
  const keys = keysIn(text.trim());
  if (keys.length === 0)
    throw new UnreadableFile(
      '没有找到公钥：--key 应是公钥本身，或存有公钥的文件',
      'no Ed25519 public key found: --key is the key itself, or a file that holds it',
    );
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

function keysIn(text: string): KeyObject[] {
  // First: what the API answers holds each key as PEM too, with its line breaks escaped.
  if (text.startsWith('{') || text.startsWith('[')) return rawKeysIn(parsedJson(text)).map(publicKeyFromRaw);
  const pems = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
  if (pems) return pems.flatMap(keyOfPem);
  return text.split(/[\s,]+/).flatMap((word) => {
    const raw = rawKeyOf(word);
    return raw ? [publicKeyFromRaw(raw)] : [];
  });
}

function keyOfPem(pem: string): KeyObject[] {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? [key] : [];
  } catch {
    return [];
  }
}

/** Every `publicKey` anywhere in a JSON document. */
function rawKeysIn(value: unknown): Buffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (name !== 'publicKey' || typeof member !== 'string') return rawKeysIn(member);
    const raw = rawKeyOf(member);
    return raw ? [raw] : [];
  });
}

function rawKeyOf(word: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(word)) return Buffer.from(word, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(word)) return null;
  const raw = Buffer.from(word, 'base64');
  return raw.length === RAW_BYTES ? raw : null;
}
