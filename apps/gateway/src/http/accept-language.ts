import type { Language } from '@liandong/contracts/common/scalars';

/** The first of our languages in the order that an `Accept-Language` header wants (RFC 9110, 12.5.4), or null. */
export function preferredLanguage(header: string | undefined): Language | null {
  // What browsers and our own web app send, without parsing it at every check-in.
  if (header === undefined) return null;
  if (header === 'zh-CN' || header === 'en') return header;
  const wanted = header
    .split(',')
    .map(weighted)
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { range } of wanted) {
    const language = ours(range);
    if (language) return language;
  }
  return null;
}

function weighted(part: string): { range: string; weight: number } {
  const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { range, weight: Number.isFinite(weight) ? weight : 0 };
}

function ours(range: string): Language | null {
  if (range === 'zh' || range.startsWith('zh-')) return 'zh-CN';
  if (range === 'en' || range.startsWith('en-')) return 'en';
  return null;
}
