import { shanghaiDay, shanghaiMidnight } from './shanghai-time.js';

/** Which days are worked; a day is `YYYY-MM-DD` in Asia/Shanghai. */
export interface WorkCalendar {
  isWorkingDay(day: string): boolean;
  /** False while nobody has announced the holidays of that year: then weekends alone are known. */
  isAnnounced(year: number): boolean;
}

/** A day by which something must be done. */
export interface Deadline {
  /** The last day, `YYYY-MM-DD`. */
  day: string;
  /** The first instant after it. */
  endsAt: Date;
  /** False when it reaches into a year whose holidays are not announced: it may still move. */
  final: boolean;
}

/** Order 67 of the Ministry of Civil Affairs, Art 11: service is recorded within ten working days. */
export const RECORDING_DAYS = 10;

/**
 * The tenth working day after an activity: the day on which it ended does not count, the tenth counts whole.
 * Calendar days are those of Asia/Shanghai.
 */
export function tenthWorkingDay(endedAt: Date, calendar: WorkCalendar): Deadline {
  let day = shanghaiDay(endedAt);
  let final = true;
  for (let left = RECORDING_DAYS; left > 0;) {
    day = nextDay(day);
    final &&= calendar.isAnnounced(yearOf(day));
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return { day, endsAt: shanghaiMidnight(nextDay(day)), final };
}

/**
 * How many working days are left until and with the last one, today included; 0 when it is over. On the day on which
 * the activity ends they are ten: that day does not count.
 */
export function workingDaysLeft(now: Date, deadline: Deadline, calendar: WorkCalendar): number {
  let left = 0;
  for (let day = shanghaiDay(now); day <= deadline.day; day = nextDay(day)) {
    if (calendar.isWorkingDay(day)) left += 1;
  }
  return Math.min(left, RECORDING_DAYS);
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
