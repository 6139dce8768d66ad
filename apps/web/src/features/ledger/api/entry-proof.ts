import { download } from '../../../shared/files/download.js';

/** Downloads the proof that an entry is in the ledger, for `liandong-verify`. */
export function downloadProof(id: string): Promise<void> {
  return download({ method: 'GET', path: `/ledger/proofs/${id}` }, `proof-${id}.json`);
}
