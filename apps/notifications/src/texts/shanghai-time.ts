import type { Language } from '@liandong/contracts/common/scalars';

const formats: Record<Language, Intl.DateTimeFormat> = {
  'zh-CN': formatOf('zh-CN', 'long'),
  en: formatOf('en-GB', 'short'),
};

/** With what every one of these times ends. */
const CLOCK = '09:00';

/** Day and time in Asia/Shanghai: `11月24日周二 09:00`, `Tue, 24 Nov, 09:00`. */
export function shanghaiTime(at: Date, language: Language): string {
  return formats[language].format(at);
}

/** From when till when: `11月24日周二 09:00至12:00`; the day once where both are of it. */
export function shanghaiSpan(from: Date, to: Date, language: Language): string {
  const [begin, end] = [shanghaiTime(from, language), shanghaiTime(to, language)];
  const isOneDay = begin.slice(0, -CLOCK.length) === end.slice(0, -CLOCK.length);
  if (language === 'zh-CN') return `${begin}至${isOneDay ? end.slice(-CLOCK.length) : end}`;
  return isOneDay ? `${begin}–${end.slice(-CLOCK.length)}` : `${begin} – ${end}`;
}

function formatOf(locale: string, month: 'long' | 'short'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    month,
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
