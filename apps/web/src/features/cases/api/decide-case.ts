import { CorrectionCase } from '@liandong/contracts/ledger/correction-case';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** What may be done with a case. */
export type CaseAct = keyof CorrectionCase['may'];

export function useDecideCase(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ act, note }: { act: CaseAct; note: string }) =>
      request(
        { method: 'POST', path: `/ledger/corrections/${id}/${act}`, body: { note } },
        checked(CorrectionCase),
      ),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
      await queryClient.invalidateQueries({ queryKey: ['ledger'] });
    },
  });
}
