import type { Wish } from '@liandong/contracts/activities/wish';
import { m } from '../../../paraglide/messages.js';
import { sentenceOf } from '../../../shared/ui/sentence-of.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useWishStep } from '../api/wish-step.js';

/** Claiming takes one tap and can be undone while the notice is there. */
export function useClaim() {
  const toast = useToast();
  const undo = useWishStep({
    onSuccess: () => toast({ text: m.wish_unclaimed_toast() }),
    onError: (error) => toast({ text: sentenceOf(error) }),
  });
  const step = useWishStep({
    onSuccess: (claimed) =>
      toast({
        text: m.wish_claimed_toast(),
        action: {
          label: m.undo(),
          run: () => undo.mutate({ wish: claimed, step: { act: 'unclaim' } }),
        },
      }),
  });
  const claim = (wish: Wish) => step.mutate({ wish, step: { act: 'claim' } });
  return { claim, pending: step.isPending, error: step.error };
}
