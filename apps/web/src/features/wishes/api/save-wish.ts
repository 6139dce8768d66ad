import { Wish, type WishInput } from '@liandong/contracts/activities/wish';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import type { WishChanges } from '../wish-draft.js';
import { wishKeys } from './wish-keys.js';

/** Posts a wish, or changes the given one as it was read. */
export function useSaveWish(existing: Pick<Wish, 'id' | 'version'> | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ input, changes }: { input: WishInput; changes: WishChanges }) =>
      existing === null
        ? request({ method: 'POST', path: '/wishes', body: input }, checked(Wish))
        : request(
            {
              method: 'PATCH',
              path: `/wishes/${existing.id}`,
              body: { ...changes, version: existing.version },
            },
            checked(Wish),
          ),
    onSuccess: () => queries.invalidateQueries({ queryKey: wishKeys.all }),
  });
}
