import { CorrectionCase, type CorrectionInput } from '@liandong/contracts/ledger/correction-case';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

export function useProposeCorrection() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CorrectionInput) =>
      request({ method: 'POST', path: '/ledger/corrections', body }, checked(CorrectionCase)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cases'] }),
  });
}
