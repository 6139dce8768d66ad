import { EvidenceFile } from '@liandong/contracts/ledger/evidence';
import { checked } from '../../../shared/api/decode.js';
import { queryString, sendAuthorized } from '../../../shared/api/request.js';
import { textOf } from '../../../shared/api/transport.js';

const NAME_LENGTH = 120;

/** Sends a photo or PDF; what it is, the server tells from its content. */
export async function uploadEvidence(file: File): Promise<EvidenceFile> {
  const name = file.name.slice(-NAME_LENGTH);
  const response = await sendAuthorized({
    method: 'POST',
    path: `/ledger/evidence${queryString({ name })}`,
    content: file,
  });
  return checked(EvidenceFile)(await textOf(response));
}
