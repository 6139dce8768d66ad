import { qrSvg } from './qr.js';
import type { PrintJob } from './typesetter.js';

/** Posters with the printed venue codes, to hang up at the venue. */
export interface VenuePoster {
  readonly title: string;
  readonly place: string;
  readonly teamName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What the QR of each direction holds: an address that any phone's scanner opens. */
  readonly codes: readonly { readonly direction: 'in' | 'out'; readonly url: string }[];
}

const words = {
  in: {
    headZh: '志愿服务签到',
    headEn: 'Check in here',
    lastZh: '按提示完成签到',
    lastEn: 'Follow the page to check in',
  },
  out: {
    headZh: '志愿服务签退',
    headEn: 'Check out here',
    lastZh: '离开前按提示完成签退',
    lastEn: 'Follow the page to check out before you leave',
  },
} as const;

const SHANGHAI = { timeZone: 'Asia/Shanghai' } as const;

/** An A4 page for each direction, in Chinese and English. */
export function venuePoster(poster: VenuePoster): PrintJob {
  const { title, place, teamName, startsAt, endsAt, codes } = poster;
  return {
    template: 'venue-poster',
    data: {
      title,
      place,
      teamName,
      timeZh: range(startsAt, endsAt, 'zh-CN'),
      timeEn: range(startsAt, endsAt, 'en-GB'),
      posters: codes.map(({ direction, url }) => ({ ...words[direction], qr: qrSvg(url, 'Q') })),
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
