import { qrSvg } from './qr.js';
import type { PrintJob } from './typesetter.js';

/** A poster with the printed venue code, to hang up at the venue. */
export interface VenuePoster {
  readonly title: string;
  readonly place: string;
  readonly teamName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What its QR holds: an address that any phone's scanner opens. */
  readonly code: string;
}

const SHANGHAI = { timeZone: 'Asia/Shanghai' } as const;

/** The poster as one A4 page in Chinese and English. */
export function venuePoster(poster: VenuePoster): PrintJob {
  const { title, place, teamName, startsAt, endsAt, code } = poster;
  return {
    template: 'venue-poster',
    data: {
      title,
      place,
      teamName,
      timeZh: range(startsAt, endsAt, 'zh-CN'),
      timeEn: range(startsAt, endsAt, 'en-GB'),
      qr: qrSvg(code, 'Q'),
    },
  };
}

function range(from: Date, to: Date, locale: 'zh-CN' | 'en-GB'): string {
  const day = new Intl.DateTimeFormat(locale, {
    ...SHANGHAI,
    year: 'numeric',
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  });
  const time = new Intl.DateTimeFormat(locale, {
    ...SHANGHAI,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const end = day.format(from) === day.format(to) ? time.format(to) : `${day.format(to)} ${time.format(to)}`;
  return `${day.format(from)} ${time.format(from)}–${end}`;
}
