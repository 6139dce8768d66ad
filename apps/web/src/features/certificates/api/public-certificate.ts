import { PublicCertificate } from '@liandong/contracts/certificates/certificate';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { send, textOf } from '../../../shared/api/transport.js';

function publicCertificateOptions(number: string | null) {
  return queryOptions({
    queryKey: ['certificate', number],
    queryFn: async ({ signal }) =>
      checked(PublicCertificate)(
        await textOf(
          await send({ method: 'GET', path: `/certificates/${encodeURIComponent(number ?? '')}`, signal }),
        ),
      ),
    enabled: number !== null,
    retry: false,
  });
}

/** Whether a certificate is valid; nobody needs to be signed in for it. */
export function usePublicCertificate(number: string | null) {
  return useQuery(publicCertificateOptions(number));
}
