import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { serverNow } from './server-now.js';
import { dayOf } from './shanghai.js';

const ZONE = 'Asia/Shanghai';

function formatted(instant: string | Date, options: Intl.DateTimeFormatOptions): string {
  const locale = getLocale() === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }).format(new Date(instant));
}

/** `09:00` */
export function clock(instant: string | Date): string {
  return formatted(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `09:00:05` */
export function clockWithSeconds(instant: string | Date): string {
  return formatted(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
}

/** `11月24日星期二`, `Tuesday 24 November`; with the year when it is not this one. */
export function longDay(instant: string | Date, now: Date = serverNow()): string {
  return formatted(instant, { month: 'long', day: 'numeric', weekday: 'long', ...otherYear(instant, now) });
}

/** `11月24日 09:00`; with the year when it is not this one. */
export function dayAndClock(instant: string | Date, now: Date = serverNow()): string {
  return `${formatted(instant, { month: 'short', day: 'numeric', ...otherYear(instant, now) })} ${clock(instant)}`;
}

function otherYear(instant: string | Date, now: Date): { year?: 'numeric' } {
  return dayOf(instant).slice(0, 4) === dayOf(now).slice(0, 4) ? {} : { year: 'numeric' };
}

/** `2026年11月`, `November 2026` of a `YYYY-MM`. */
export function monthName(month: string): string {
  return formatted(`${month}-15T00:00:00Z`, { year: 'numeric', month: 'long' });
}

/** `2026年11月24日`, `24 November 2026` of a `YYYY-MM-DD`. */
export function fullDay(day: string): string {
  return formatted(`${day}T04:00:00Z`, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** From one `YYYY-MM-DD` to another, both included. */
export function period(from: string, to: string): string {
  return m.certificate_period({ from: fullDay(from), to: fullDay(to) });
}

/** `09:00` beside a time that is shown with its day; `11月25日 09:00` when it is on another one. */
export function clockBeside(shown: string, instant: string | Date): string {
  return dayOf(shown) === dayOf(instant) ? clock(instant) : dayAndClock(instant);
}

/** `09:00 – 11:30`, with the day of the end when it is another one. */
export function span(startsAt: string, endsAt: string): string {
  return `${clock(startsAt)} – ${clockBeside(startsAt, endsAt)}`;
}

/** Minutes as people say them: `2 小时 30 分`, `2 h 30 min`. */
export function duration(minutes: number): string {
  if (minutes < 0) return `−${duration(-minutes)}`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return m.duration_minutes({ minutes: rest });
  if (rest === 0) return m.duration_hours({ hours: wholeNumber(hours) });
  return m.duration_hours_minutes({ hours: wholeNumber(hours), minutes: rest });
}

export function wholeNumber(value: number): string {
  return value.toLocaleString(getLocale());
}
