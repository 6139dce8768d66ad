import { describe, expect, it } from '@jest/globals';
import { explainHours } from './explain-hours.js';
import { countHours } from './hours.js';
import type { HoursStep } from './hours-steps.js';

const at = (time: string) => new Date(`2026-11-23T${time}+08:00`);
const iso = (time: string) => at(time).toISOString();

describe('the explanation of a figure', () => {
  const { minutes, steps } = countHours({
    startsAt: at('09:00:00'),
    endsAt: at('11:30:00'),
    checkedInAt: at('08:51:00'),
    checkedOutAt: at('11:12:40'),
    breaks: [{ from: at('10:00:00'), to: at('10:20:00') }],
    others: [],
  });

  it('says in Chinese why it is 112 minutes', () => {
    expect(minutes).toBe(112);
    expect(explainHours(steps, 'zh-CN')).toEqual([
      '08:51 签到，早于开始时间，从 09:00 起计。',
      '活动 11:30 结束，11:12 签退，计到签退时为止。',
      '计入时段：09:00–11:12，不足一分钟的部分不计。',
      '扣除休息时间 10:00–10:20。',
    ]);
  });

  it('says the same in English', () => {
    expect(explainHours(steps, 'en')).toEqual([
      'Checked in at 08:51, early: time counts from 09:00.',
      'It ended at 11:30; checked out at 11:12: time counts until then.',
      'Counted from 09:00 to 11:12, in whole minutes.',
      'The break from 10:00 to 10:20 does not count.',
    ]);
  });

  const every: HoursStep[] = [
    { code: 'counted', from: iso('09:00:00'), to: iso('10:00:00') },
    { code: 'cameBeforeStart', at: iso('08:00:00'), limit: iso('09:00:00') },
    { code: 'cameAfterStart', at: iso('09:10:00'), limit: iso('09:00:00') },
    { code: 'leftBeforeEnd', at: iso('10:00:00'), limit: iso('11:00:00') },
    { code: 'leftAfterEnd', at: iso('12:00:00'), limit: iso('11:00:00') },
    { code: 'cameAfterEnd', at: iso('12:00:00') },
    { code: 'leftBeforeStart', at: iso('08:00:00') },
    { code: 'leftBeforeComing', at: iso('08:00:00') },
    { code: 'cameBeforePublication', at: iso('08:00:00'), limit: iso('09:00:00') },
    { code: 'leftBeforePublication', at: iso('08:00:00'), limit: iso('09:00:00') },
    { code: 'breakTaken', from: iso('09:00:00'), to: iso('10:00:00') },
    { code: 'overlapWith', title: '护河', from: iso('09:00:00'), to: iso('10:00:00') },
    { code: 'unclosed' },
    { code: 'decidedTimes', from: iso('09:00:00'), to: iso('10:00:00') },
    { code: 'decidedMinutes', minutes: 45 },
    { code: 'lowered', before: 120, after: 45 },
    { code: 'corrected', before: 45, after: 60 },
    { code: 'annulled', at: iso('09:00:00'), direction: 'in' },
    { code: 'annulled', at: iso('09:00:00'), direction: 'out' },
    { code: 'rescheduled', from: iso('09:00:00'), to: iso('10:00:00') },
    { code: 'breaksChanged' },
  ];

  it.each(every)('has a sentence of its own in each language for $code', (step) => {
    const [zh = ''] = explainHours([step], 'zh-CN');
    const [en = ''] = explainHours([step], 'en');
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(en.replace('护河', '')).toMatch(/^[\x20-\x7e“”]+\.$/);
    expect(zh + en).not.toMatch(/undefined|NaN/);
  });
});
