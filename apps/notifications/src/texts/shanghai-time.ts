import type { Language } from '@liandong/contracts/common/scalars';

const formats: Record<Language, Intl.DateTimeFormat> = {
  'zh-CN': formatOf('zh-CN', 'long'),
  en: formatOf('en-GB', 'short'),
};

/** Day and time in Asia/Shanghai: `11月24日周二 09:00`, `Tue, 24 Nov, 09:00`. */
export function shanghaiTime(at: Date, language: Language): string {
  return formats[language].format(at);
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
