import { Wish } from '@liandong/contracts/activities/wish';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { wishKeys } from './wish-keys.js';

/** One step with a wish as it was read. */
export type WishStep =
  | { act: 'claim' | 'unclaim' | 'confirm' }
  | { act: 'fulfil'; note: string }
  | { act: 'reopen' | 'withdraw'; reason: string };

function takeStep({ id, version }: Pick<Wish, 'id' | 'version'>, { act, ...words }: WishStep): Promise<Wish> {
  return request(
    { method: 'POST', path: `/wishes/${id}/${act}`, body: { version, ...words } },
    checked(Wish),
  );
}

interface Outcomes {
  onSuccess: (wish: Wish) => void;
  onError?: (error: Error) => void;
}

/** What follows is told to the hook, since a step may take away what it was taken from. */
export function useWishStep({ onSuccess, onError }: Outcomes) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ wish, step }: { wish: Pick<Wish, 'id' | 'version'>; step: WishStep }) =>
      takeStep(wish, step),
    onSuccess,
    ...(onError ? { onError } : {}),
    // Also after a refusal: somebody else was faster, and the page should show it.
    onSettled: () => queries.invalidateQueries({ queryKey: wishKeys.all }),
  });
}
