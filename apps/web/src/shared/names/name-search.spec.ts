import { describe, expect, it } from '@jest/globals';
import { initialsOf, nameMatches } from './name-search.js';

describe('searching the list', () => {
  it.each([
    ['扎西', 'zx'],
    ['旦增曲珍', 'dzqz'],
    ['李小满', 'lxm'],
    ['Alex Wangdu', 'alex wangdu'],
    ['བཀྲ་ཤིས', 'བཀྲ་ཤིས'],
    ['曾文强', 'cwq', 'zwq'],
    ['尉迟恭', 'wcg', 'ycg'],
    ['扎西查', 'zxc'],
  ])('knows %s by %s', (name, ...initials) => {
    expect(initialsOf(name)).toEqual(initials);
  });

  it.each([
    ['旦增曲珍', '曲珍', true],
    ['旦增曲珍', 'QZ', true],
    ['旦增曲珍', ' ', true],
    ['旦增曲珍', 'zx', false],
    ['单晓燕', 'sxy', true],
    ['Alex Wangdu', 'wang', true],
  ])('of %s by "%s": %s', (name, typed, found) => {
    expect(nameMatches(name, typed)).toBe(found);
  });
});
