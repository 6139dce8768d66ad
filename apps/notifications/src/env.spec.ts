import { describe, expect, it } from '@jest/globals';
import { readSettings } from '@liandong/service-kit/settings';
import { Settings } from './env.js';

const complete = {
  DATABASE_URL: 'postgres://localhost/liandong',
  NATS_URL: 'nats://localhost:4222',
  REDIS_URL: 'redis://localhost:6379',
  DEV_MAILBOX: 'true',
};

describe('the settings', () => {
  it('remind a day and two hours before, unless told otherwise', () => {
    expect(readSettings(Settings, complete).REMINDER_LEAD_MINUTES).toEqual([1_440, 120]);
    const told = { ...complete, REMINDER_LEAD_MINUTES: '30,60,30' };
    expect(readSettings(Settings, told).REMINDER_LEAD_MINUTES).toEqual([60, 30]);
  });

  it.each(['', 'soon', '60,', '-5'])('refuse "%s" as lead minutes', (REMINDER_LEAD_MINUTES) => {
    expect(() => readSettings(Settings, { ...complete, REMINDER_LEAD_MINUTES })).toThrow(
      'REMINDER_LEAD_MINUTES',
    );
  });

  it('stop a start without a way to send codes, in one line that says what to do', () => {
    const { DEV_MAILBOX: _, ...without } = complete;
    expect(() => readSettings(Settings, without)).toThrow(
      /^Settings are wrong: DEV_MAILBOX: no SMS channel.*$/,
    );
  });
});
