import type { wishStepped } from '@liandong/contracts/activities/wish';
import type { WishMessageKind } from '@liandong/contracts/notifications/notification';
import type { z } from 'zod';
import { isNews } from '../texts/is-news.js';

export type WishStep = z.output<typeof wishStepped.payload>;

const told: Readonly<Record<WishStep['step'], { message: WishMessageKind; to: 'postedBy' | 'claimedBy' }>> = {
  claim: { message: 'wishClaimed', to: 'postedBy' },
  unclaim: { message: 'wishReturned', to: 'postedBy' },
  fulfil: { message: 'wishToConfirm', to: 'postedBy' },
  confirm: { message: 'wishConfirmed', to: 'claimedBy' },
  reopen: { message: 'wishReopened', to: 'claimedBy' },
  withdraw: { message: 'wishWithdrawn', to: 'claimedBy' },
};

/** Who is to be told of a step, and by which message; null when nobody is. Nobody is told of what they did. */
export function newsOfWish(
  step: WishStep,
  now: Date,
): { message: WishMessageKind; recipientId: string } | null {
  if (!isNews(step.at, now)) return null;
  const { message, to } = told[step.step];
  const recipientId = step[to];
  return recipientId === null || recipientId === step.by ? null : { message, recipientId };
}
