import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPersonalData, type PersonalDatum } from './personal-data.js';

describe('personal data in a text', () => {
  it.each<[string, PersonalDatum]>([
    ['13800138000', 'phoneNumber'],
    ['请拨打13800138000联系', 'phoneNumber'],
    ['138 0013 8000', 'phoneNumber'],
    ['138-0013-8000', 'phoneNumber'],
    ['138 - 0013 - 8000', 'phoneNumber'],
    ['138.0013.8000', 'phoneNumber'],
    ['138—0013—8000', 'phoneNumber'],
    ['138\u00a00013\u30008000', 'phoneNumber'],
    ['1380\u200b0138\u200b000', 'phoneNumber'],
    ['１３８００１３８０００', 'phoneNumber'],
    ['１３８－００１３－８０００', 'phoneNumber'],
    ['1 3 8 0 0 1 3 8 0 0 0', 'phoneNumber'],
    ['幺三八零零幺三八零零零', 'phoneNumber'],
    ['༡༣༨༠༠༡༣༨༠༠༠', 'phoneNumber'],
    ['周一13800138000', 'phoneNumber'],
    ['+8613800138000', 'phoneNumber'],
    ['+86 138 0013 8000', 'phoneNumber'],
    ['0086-13800138000', 'phoneNumber'],
    ['11月23日 138 0013 8000', 'phoneNumber'],
    ['0894-5822123', 'phoneNumber'],
    ['（0894）5822123', 'phoneNumber'],
    ['028 8612 3456', 'phoneNumber'],
    ['540402199001011234', 'idNumber'],
    ['54040219900101123X', 'idNumber'],
    ['身份证54040219900101123x。', 'idNumber'],
    ['540402 19900101 123X', 'idNumber'],
    ['540402-1990-0101-1234', 'idNumber'],
    ['５４０４０２１９９００１０１１２３Ｘ', 'idNumber'],
    ['5 4 0 4 0 2 1 9 9 0 0 1 0 1 1 2 3 X', 'idNumber'],
    ['540402900101123', 'idNumber'],
  ])('%s: %s', (text, found) => {
    expect(findPersonalData(text)).toBe(found);
  });

  it.each([
    '',
    '给独居老人换一盏灯',
    '2026-11-23 09:00-11:00',
    '2026年11月23日上午9点，3栋2单元1501',
    '15-2-301、16-3-402',
    '15-2-301 16-3-40',
    '11.23 11.24 11.25 11.26',
    '预算 1,350,000.00 元，共 12 箱',
    '13 14 15 16 17 18 19 20',
    '二〇二六年十一月二十三日',
    '热线 12345、110、119',
    '订单 138001380001234567890',
    '房号 13800',
  ])('%s is none', (text) => {
    expect(findPersonalData(text)).toBeNull();
  });

  const digits = (count: number) =>
    fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));
  const phones = fc
    .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
    .map(([second, rest]) => `1${second}${rest}`);
  const separators = fc.constantFrom('', ' ', '-', '.', '－', '\u3000', ' - ');
  const words = fc.constantFrom('', '请联系', ' tel: ', '（', '。', '周三');

  it('finds every mobile number, however it is grouped and wherever it stands', () => {
    fc.assert(
      fc.property(phones, separators, words, words, fc.boolean(), (phone, separator, before, after, wide) => {
        const grouped = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(separator);
        const written = wide
          ? grouped.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
          : grouped;
        expect(findPersonalData(`${before}${written}${after}`)).toBe('phoneNumber');
      }),
    );
  });

  const two = (low: number, high: number) =>
    fc.integer({ min: low, max: high }).map((value) => String(value).padStart(2, '0'));
  const days = fc.tuple(fc.integer({ min: 2020, max: 2039 }), two(1, 12), two(1, 28));
  const harmless = fc.oneof(
    days.map(([year, month, day]) => `${year}-${month}-${day}`),
    days.map(([year, month, day]) => `${year}年${month}月${day}日`),
    fc.tuple(two(0, 23), two(0, 59)).map(([hour, minute]) => `${hour}:${minute}`),
    fc.integer({ min: 0, max: 99_999_999 }).map((amount) => `${amount.toLocaleString('en')}.50元`),
    fc.tuple(two(1, 40), two(1, 9), fc.integer({ min: 101, max: 3_204 })).map((unit) => unit.join('-')),
    fc.tuple(two(1, 40), fc.integer({ min: 101, max: 3_204 })).map(([house, room]) => `${house}栋${room}室`),
  );

  it('takes no date, time, amount or house number for one', () => {
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(findPersonalData(parts.join('，'))).toBeNull();
      }),
    );
  });
});
