import { describe, expect, it } from '@jest/globals';
import { DayInput, DeviceInstant, Id, Instant, InstantInput, line, Month } from './scalars.js';

describe('an id', () => {
  it('is the same in capitals: whoever compares it as it is kept finds it', () => {
    expect(Id.parse('01A21D5A-EFFF-7404-8159-F6B387DED9D2')).toBe('01a21d5a-efff-7404-8159-f6b387ded9d2');
  });
});

describe('a month', () => {
  it.each([
    ['2026-11', true],
    ['0001-01', true],
    ['0000-12', false],
    ['2026-13', false],
  ])('%s is one: %s', (month, isOne) => {
    expect(Month.safeParse(month).success).toBe(isOne);
  });
});

describe('an instant by a device’s own clock', () => {
  it.each([
    ['2026-11-23T09:00:00+08:00', '2026-11-23T01:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
  ])('%s is taken, in UTC', (written, utc) => {
    expect(DeviceInstant.parse(written)).toBe(utc);
    expect(Instant.parse(utc)).toBe(utc);
  });

  it.each(['9999-12-31T23:59:59-08:00', '0000-01-01T00:00:00.000Z', '0001-01-01T00:00:00+08:00'])(
    '%s lies outside of what can be written or kept, and is refused at the door',
    (written) => {
      expect(DeviceInstant.safeParse(written).error?.issues).toMatchObject([{ message: 'instant' }]);
    },
  );
});

describe('a day that a client writes', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['0001-01-01', false],
  ])('%s is taken: %s', (day, isTaken) => {
    expect(DayInput.safeParse(day).success).toBe(isTaken);
  });
});

describe('an instant that a client writes', () => {
  it.each(['1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z'])('%s is of no year that is meant', (written) => {
    expect(InstantInput.safeParse(written).success).toBe(false);
  });
});

describe('a text of one line', () => {
  it.each([
    [' 河畔\r\n清洁\t日 ', '河畔 清洁 日'],
    ['一\u2028二', '一 二'],
  ])('%j becomes one', (written, kept) => {
    expect(line(80).parse(written)).toBe(kept);
  });

  it.each([' \n ', '', '一'.repeat(81)])('%j is none', (written) => {
    expect(line(80).safeParse(written).success).toBe(false);
  });
});
