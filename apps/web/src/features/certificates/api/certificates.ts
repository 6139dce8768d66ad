import {
  Certificate,
  listMemberCertificates,
  listMyCertificates,
  type CertificateInput,
  type ShownField,
} from '@liandong/contracts/certificates/certificate';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { CertifiedMember } from '../certificate-draft.js';

const KEY = ['certificates'];

const myCertificatesOptions = queryOptions({
  queryKey: [...KEY, 'mine'],
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/certificates?limit=100', signal }, checked(listMyCertificates.output)),
});

export function useMyCertificates() {
  return useQuery(myCertificatesOptions);
}

/** Those of a member that certify the service with one team. */
export function useMemberCertificates({ teamId, volunteerId }: CertifiedMember) {
  return useQuery({
    queryKey: [...KEY, teamId, volunteerId],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/teams/${teamId}/certificates?volunteerId=${volunteerId}&limit=100`, signal },
        checked(listMemberCertificates.output),
      ),
  });
}

type Wanted = z.input<typeof CertificateInput>;

export function useCreateCertificate() {
  return useChange((body: Wanted) => ({ method: 'POST', path: '/certificates', body }));
}

export function useShowOfCertificate(number: string) {
  return useChange((shown: ShownField[]) => ({
    method: 'PUT',
    path: `/certificates/${number}/shown`,
    body: { shown },
  }));
}

export function useRevokeCertificate(number: string) {
  return useChange((reason: string) => ({
    method: 'POST',
    path: `/certificates/${number}/revoke`,
    body: { reason },
  }));
}

/** A change of a certificate; the list is read again before it counts as done. */
function useChange<Input>(
  callFor: (input: Input) => { method: 'POST' | 'PUT'; path: string; body: unknown },
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => request(callFor(input), checked(Certificate)),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
