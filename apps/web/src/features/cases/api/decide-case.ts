import { CorrectionCase } from '@liandong/contracts/ledger/correction-case';
import type { EvidenceInput } from '@liandong/contracts/ledger/evidence';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** What may be done with a case. */
export type CaseAct = keyof CorrectionCase['may'];

interface Decision {
  act: CaseAct;
  note: string;
  evidence: EvidenceInput[];
}

export function useDecideCase(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ act, note, evidence }: Decision) => {
      // Evidence is added by whoever takes a request up, and by nobody else.
      const body = act === 'endorse' ? { note, evidence } : { note };
      return request(
        { method: 'POST', path: `/ledger/corrections/${id}/${act}`, body },
        checked(CorrectionCase),
      );
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
      await queryClient.invalidateQueries({ queryKey: ['ledger'] });
    },
  });
}
