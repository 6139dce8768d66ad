import { proposeRetro, type RetroInput } from '@liandong/contracts/ledger/correction-case';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

export function useProposeRetro() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RetroInput) =>
      request({ method: 'POST', path: '/ledger/retro', body }, checked(proposeRetro.output)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['cases'] }),
  });
}
