import { describe, expect, it } from '@jest/globals';
import { maskedName } from './masked-name.js';

describe('a name on a screen in public', () => {
  it.each([
    ['张三', '张**'],
    ['欧阳娜娜', '欧**'],
    ['旦增曲珍', '旦**'],
    ['阿依古丽·买买提', '阿** 买**'],
    ['Alex Wangdu', 'A** W**'],
    ['Émile', 'É**'],
    ['E\u0301mile', 'E\u0301**'],
    ['བཀྲ་ཤིས་བདེ་ལེགས', 'བཀྲ་**'],
    ['𠮷田', '𠮷**'],
    ['王', '王**'],
    ['  李小满 ', '李**'],
    ['', ''],
    ['  ', ''],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });
});
