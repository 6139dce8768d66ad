import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { isHexHash } from './hash.js';
import { keyIdOf, type KnownKeys } from './signing-keys.js';

/** The ledger at a moment, signed by the district: its number of entries and the root over all of them. */
export interface TreeHead {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** When it was signed: UTC, ISO 8601. */
  readonly time: string;
  readonly keyId: string;
  /** Ed25519 over `treeHeadText`, base64. */
  readonly signature: string;
}

/**
 * The text that is signed. Its first line keeps a signature from meaning anything else: no other text that this
 * key signs begins with it.
 */
export function treeHeadText({ size, root, time, keyId }: Omit<TreeHead, 'signature'>): string {
  return `liandong-tree-head/1\n${canonicalJson({ keyId, root, size, time })}`;
}

/** A head as files hold it: canonical JSON with its signature. */
export function treeHeadJson({ size, root, time, keyId, signature }: TreeHead): string {
  return canonicalJson({ size, root, time, keyId, signature });
}

export function signTreeHead(
  head: { size: number; root: string; time: string },
  privateKey: KeyObject,
): TreeHead {
  const unsigned = { ...head, keyId: keyIdOf(createPublicKey(privateKey)) };
  const signature = sign(null, Buffer.from(treeHeadText(unsigned)), privateKey).toString('base64');
  return { ...unsigned, signature };
}

/** `unknownKey`: signed by none of the keys given. `forged`: the signature is not of this head. */
export type SignatureVerdict = 'genuine' | 'forged' | 'unknownKey';

export function judgeTreeHead(head: TreeHead, keys: KnownKeys): SignatureVerdict {
  return judgeSignature(treeHeadText(head), head, keys);
}

/** Whether one of the known keys signed a text. */
export function judgeSignature(
  text: string,
  { keyId, signature }: { keyId: string; signature: string },
  keys: KnownKeys,
): SignatureVerdict {
  const key = keys.get(keyId);
  if (!key) return 'unknownKey';
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')) ? 'genuine' : 'forged';
}

/** Reads a head from what JSON held; null when it is not one. */
export function readTreeHead(value: unknown): TreeHead | null {
  if (typeof value !== 'object' || value === null) return null;
  const { size, root, time, keyId, signature }: Partial<Record<keyof TreeHead, unknown>> = value;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
  if (typeof root !== 'string' || !isHexHash(root)) return null;
  if (typeof time !== 'string' || typeof keyId !== 'string' || typeof signature !== 'string') return null;
  return { size, root, time, keyId, signature };
}
