import { readHeadOf } from './entry-proof.js';
import { JsonFields } from './json-fields.js';
import type { TreeHead } from './tree-head.js';

export const CONSISTENCY_FORMAT = 'liandong-consistency/1';

/** The answer of `GET /ledger/consistency`: that the ledger of the newer head begins with that of the older. */
export interface ConsistencyFile {
  readonly format: typeof CONSISTENCY_FORMAT;
  readonly older: TreeHead;
  readonly newer: TreeHead;
  /** RFC 6962, 2.1.2; hexadecimal. */
  readonly proof: readonly string[];
}

/** @throws UnreadableFile when a member is missing or of another type */
export function readConsistencyFile(value: unknown): ConsistencyFile {
  const fields = new JsonFields(value, 'consistency');
  return {
    format: CONSISTENCY_FORMAT,
    older: readHeadOf(fields, 'older'),
    newer: readHeadOf(fields, 'newer'),
    proof: fields.hashes('proof'),
  };
}
