import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { sha256, sha256Hex } from './hash.js';
import { keyIdOf, type KnownKeys } from './signing-keys.js';
import { judgeSignature, type SignatureVerdict } from './tree-head.js';

/**
 * What an export says of somebody or something for reading, and no leaf holds: the name of a volunteer; that of a team;
 * place, content and responsible person of an activity; the same of an entry that belongs to none.
 */
export interface Reading {
  readonly kind: ReadingKind;
  readonly id: string;
  readonly texts: readonly string[];
}

/** True for a kind of entry that has no activity and says itself what it was about. */
export function isToldByItself(kind: string): boolean {
  return kind === 'training' || kind === 'award';
}

export type ReadingKind = 'volunteer' | 'team' | 'activity' | 'entry';

/**
 * That a file holds nothing else for reading than this, signed by the district: the digest of the hashes of all that may
 * stand in it, and the root of the head that it was made of.
 */
export interface SignedReadings {
  /** Hexadecimal. */
  readonly digest: string;
  /** Hexadecimal. */
  readonly root: string;
  readonly keyId: string;
  /** Ed25519 over `signedText`, base64. */
  readonly signature: string;
}

const HASH_BYTES = 16;
const APART = '\u001f';
/** What a spreadsheet leaves out or writes in its own way when it saves a text. */
const UNWRITABLE = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** The hash by which a file's signature covers a reading: the first 16 bytes of a SHA-256, in hexadecimal. */
export function readingHash({ kind, id, texts }: Reading): string {
  const written = texts.map((text) => text.replaceAll(UNWRITABLE, ''));
  return sha256([kind, id, ...written].join(APART)).toString('hex', 0, HASH_BYTES);
}

/** The text that is signed; its first line keeps the signature from meaning anything else. */
function signedText({ digest, root, keyId }: Omit<SignedReadings, 'signature'>): string {
  return `liandong-readings/1\n${canonicalJson({ digest, root, keyId })}`;
}

/** @param root of the head whose leaves the file holds, in hexadecimal */
export function signReadings(hashes: readonly string[], root: string, privateKey: KeyObject): SignedReadings {
  const unsigned = { digest: digestOf(hashes), root, keyId: keyIdOf(createPublicKey(privateKey)) };
  const signature = sign(null, Buffer.from(signedText(unsigned)), privateKey).toString('base64');
  return { ...unsigned, signature };
}

/** Whether these are the hashes that were signed for a file of this root. */
export function judgeReadings(
  signed: SignedReadings,
  hashes: readonly string[],
  root: string,
  keys: KnownKeys,
): SignatureVerdict {
  const verdict = judgeSignature(signedText(signed), signed, keys);
  const isOfThis = signed.digest === digestOf(hashes) && signed.root === root;
  return verdict === 'genuine' && !isOfThis ? 'forged' : verdict;
}

function digestOf(hashes: readonly string[]): string {
  return sha256Hex(hashes.join('.'));
}

/** Reads it from what JSON held; null when it is not one. */
export function readSignedReadings(value: unknown): SignedReadings | null {
  if (typeof value !== 'object' || value === null) return null;
  const { digest, root, keyId, signature }: Partial<Record<keyof SignedReadings, unknown>> = value;
  if (typeof digest !== 'string' || typeof root !== 'string') return null;
  if (typeof keyId !== 'string' || typeof signature !== 'string') return null;
  return { digest, root, keyId, signature };
}
