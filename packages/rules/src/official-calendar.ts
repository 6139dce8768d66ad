import chineseDays from 'chinese-days';
import { isWeekend, yearOf, type WorkCalendar } from './working-days.js';

/** A day that somebody entered because it was announced later than this software was made. */
export interface EnteredDay {
  day: string;
  works: boolean;
}

/** A day that is not what its weekday says: a holiday in the week, or a make-up day at the weekend. */
export interface SpecialDay extends EnteredDay {
  /** The name of the holiday that it belongs to, in Chinese; '' when nobody named it. */
  name: string;
}

/**
 * The holiday calendar of the State Council with its make-up days, as the package chinese-days knows it, with the
 * entered days above it. Runs on servers only: 30 kB of dates are nothing for a phone.
 */
export function officialCalendar(entered: readonly EnteredDay[] = []): WorkCalendar {
  const worked = new Map(entered.map(({ day, works }) => [day, works]));
  const years = new Set(entered.map(({ day }) => yearOf(day)));
  return {
    isWorkingDay: (day) => worked.get(day) ?? chineseDays.isWorkday(day),
    isAnnounced: (year) => years.has(year) || announcedDays(year).length > 0,
  };
}

const known = new Map<number, readonly SpecialDay[]>();

/** The special days of a year that the package knows, in their order; none when it was not announced in time. */
export function announcedDays(year: number): readonly SpecialDay[] {
  const days = known.get(year) ?? specialDaysOf(year);
  known.set(year, days);
  return days;
}

function specialDaysOf(year: number): SpecialDay[] {
  const days: SpecialDay[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const { work, name } = chineseDays.getDayDetail(day);
    // The name of a special day is `English,中文,days off`; of any other it is its weekday.
    const [, chinese] = name.split(',');
    if (chinese !== undefined || work === isWeekend(day))
      days.push({ day, works: work, name: chinese ?? '' });
  }
  return days;
}
