import { serverNow } from './server-now.js';

/** True of what has a planned end, from that end on. */
export function isOver({ endsAt }: { endsAt: string }, now: Date = serverNow()): boolean {
  return Date.parse(endsAt) <= now.getTime();
}
