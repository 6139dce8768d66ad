import {
  CertificateSettings,
  type CertificateSettingsInput,
} from '@liandong/contracts/certificates/certificate-settings';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

const settingsOptions = queryOptions({
  queryKey: ['certificate-settings'],
  queryFn: ({ signal }) =>
    request({ method: 'GET', path: '/certificate-settings', signal }, checked(CertificateSettings)),
});

export function useCertificateSettings() {
  return useQuery(settingsOptions);
}

export function useSaveCertificateSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CertificateSettingsInput) =>
      request({ method: 'PATCH', path: '/certificate-settings', body }, checked(CertificateSettings)),
    onSuccess: (saved) => queries.setQueryData(settingsOptions.queryKey, saved),
  });
}
