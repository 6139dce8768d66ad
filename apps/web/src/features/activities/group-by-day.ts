import { dayOf } from '../../shared/time/shanghai.js';

export interface Day<Item> {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
  items: Item[];
}

/** Groups what starts on the same day in Asia/Shanghai, in the order in which it comes. */
export function groupByDay<Item extends { startsAt: string }>(items: readonly Item[]): Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const day = dayOf(item.startsAt);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** How a day stands to today: only the next ones have a name of their own. */
export function nameOfDay(day: string, now: Date): 'today' | 'tomorrow' | null {
  if (day === dayOf(now)) return 'today';
  if (day === dayOf(new Date(now.getTime() + 24 * 60 * 60 * 1000))) return 'tomorrow';
  return null;
}
