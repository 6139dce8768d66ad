import type { Wish } from '@liandong/contracts/activities/wish';
import { m } from '../../../paraglide/messages.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useWishStep } from '../api/wish-step.js';

/** Claiming takes one tap and can be undone while the notice is there. */
export function useClaim() {
  const step = useWishStep();
  const toast = useToast();
  const unclaim = (wish: Wish) =>
    step.mutate(
      { wish, step: { act: 'unclaim' } },
      { onSuccess: () => toast({ text: m.wish_unclaimed_toast() }) },
    );
  const claim = (wish: Wish) =>
    step.mutate(
      { wish, step: { act: 'claim' } },
      {
        onSuccess: (claimed) =>
          toast({
            text: m.wish_claimed_toast(),
            action: { label: m.undo(), run: () => unclaim(claimed) },
          }),
      },
    );
  return { claim, pending: step.isPending, error: step.error };
}
