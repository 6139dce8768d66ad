import type { WishStatus } from '@liandong/contracts/activities/wish';
import { m } from '../../paraglide/messages.js';
import type { BadgeLook } from '../../shared/ui/layout.js';

const statuses: Record<WishStatus, () => string> = {
  open: m.wish_status_open,
  claimed: m.wish_status_claimed,
  fulfilled: m.wish_status_fulfilled,
  confirmed: m.wish_status_confirmed,
  withdrawn: m.wish_status_withdrawn,
};

export const wishLooks: Record<WishStatus, BadgeLook> = {
  open: 'accent',
  claimed: 'amber',
  fulfilled: 'amber',
  confirmed: 'pine',
  withdrawn: 'neutral',
};

export function wishStatusLabel(status: WishStatus): string {
  return statuses[status]();
}
