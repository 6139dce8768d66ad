import { likeLiteral } from '@liandong/service-kit/like-literal';
import { pinyin } from 'pinyin-pro';

/**
 * What a name is found by: the name itself, its full pinyin and its initials, one a line. Surnames are read
 * as surnames (单 is `shan`, 曾 is `zeng`); Tibetan and Latin stay as they are.
 */
export function nameSearchOf(name: string): string {
  const syllables = (pattern: 'pinyin' | 'first') =>
    pinyin(name, { toneType: 'none', mode: 'surname', nonZh: 'consecutive', type: 'array', pattern }).join(
      '',
    );
  return [name, syllables('pinyin'), syllables('first')].map(normalized).join('\n');
}

/** A LIKE pattern that matches `nameSearchOf` of every name that holds the words typed. */
export function searchPattern(typed: string): string {
  return `%${likeLiteral(normalized(typed))}%`;
}

function normalized(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '');
}
