import { describe, expect, it } from '@jest/globals';
import { nameSearchOf, searchPattern } from './name-search.js';

/** As Postgres' LIKE decides, with the escapes undone. */
function finds(typed: string, name: string): boolean {
  const words = searchPattern(typed).slice(1, -1).replaceAll(/\\(.)/g, '$1');
  return nameSearchOf(name).includes(words);
}

describe('a name is found by', () => {
  it.each([
    ['张敏', '张敏'],
    ['敏', '张敏'],
    ['zhangmin', '张敏'],
    ['Zhang Min', '张敏'],
    ['zm', '张敏'],
    ['shan', '单雄信'],
    ['བཀྲ', 'བཀྲ་ཤིས་'],
    ['annas', 'Anna Smith'],
  ])('%s: %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true);
  });

  it('not by another reading or by words that run over its lines', () => {
    expect(finds('dan', '单雄信')).toBe(false);
    expect(finds('敏zhang', '张敏')).toBe(false);
  });

  it('takes signs of LIKE literally', () => {
    expect(searchPattern('100%_\\')).toBe('%100\\%\\_\\\\%');
  });
});
