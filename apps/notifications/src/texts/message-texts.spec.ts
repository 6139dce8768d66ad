import { describe, expect, it } from '@jest/globals';
import { ActivityMessageKind } from '@liandong/contracts/notifications/notification';
import { messageText } from './message-texts.js';
import { otpText } from './otp-text.js';
import { shanghaiSpan, shanghaiTime } from './shanghai-time.js';

const activity = {
  title: '清洁河道',
  place: '福清河桥头',
  startsAt: new Date('2026-11-23T16:30:00Z'),
  endsAt: new Date('2026-11-23T18:00:00Z'),
};

describe('a time in a message', () => {
  it('is the day and time in Shanghai, whatever the day in UTC', () => {
    expect(shanghaiTime(activity.startsAt, 'zh-CN')).toBe('11月24日周二 00:30');
    expect(shanghaiTime(activity.startsAt, 'en')).toBe('Tue 24 Nov, 00:30');
  });
});

describe('from when till when', () => {
  it.each([
    ['2026-11-23T18:00:00Z', '11月24日周二 00:30至02:00', 'Tue 24 Nov, 00:30–02:00'],
    [
      '2026-11-24T16:30:00Z',
      '11月24日周二 00:30至11月25日周三 00:30',
      'Tue 24 Nov, 00:30 – Wed 25 Nov, 00:30',
    ],
  ])('names the day once where both are of it (until %s)', (end, zh, en) => {
    expect(shanghaiSpan(activity.startsAt, new Date(end), 'zh-CN')).toBe(zh);
    expect(shanghaiSpan(activity.startsAt, new Date(end), 'en')).toBe(en);
  });
});

describe('a message', () => {
  it.each(ActivityMessageKind.options)(
    'of kind %s names the activity and when it is, in both languages',
    (kind) => {
      const zh = messageText(kind, 'zh-CN', activity);
      const en = messageText(kind, 'en', activity);
      expect(zh.title).toContain('清洁河道');
      expect(zh.body).toContain('11月24日周二 00:30');
      expect(en.title).toContain('清洁河道');
      expect(en.body).toContain('Tue 24 Nov, 00:30');
      expect(en.title.replace('清洁河道', '')).not.toMatch(/\p{Script=Han}/u);
      expect(zh.title).not.toBe(en.title);
    },
  );

  it.each(ActivityMessageKind.options.filter((kind) => kind !== 'activityCancelled'))(
    'of kind %s says where to go',
    (kind) => {
      expect(messageText(kind, 'zh-CN', activity).body).toContain('福清河桥头');
      expect(messageText(kind, 'en', activity).body).toContain('福清河桥头');
    },
  );
});

describe('a message of a change', () => {
  const change = { ...activity, title: '护河行动', formerTitle: '清洁河道' };

  it.each([
    ['zh-CN', '“清洁河道”现在叫“护河行动”'],
    ['en', '"清洁河道" is called "护河行动" now'],
  ] as const)('in %s names it as people knew it', (language, words) => {
    expect(messageText('activityChanged', language, change).body).toContain(words);
    expect(messageText('activityChanged', language, activity).body).not.toContain('护河行动');
  });

  it.each([
    ['activityChanged', '取消报名', 'withdraw', '请按新的安排', 'follow the new plan'],
    [
      'activityCancelled',
      '，无需到场',
      'please do not come.',
      '由队长确认后计入',
      'counts when the leader confirms',
    ],
  ] as const)(
    'of kind %s tells those who are there what is left for them to do',
    (kind, zhBefore, enBefore, zhOn, enOn) => {
      const bodies = (isOn: boolean) =>
        (['zh-CN', 'en'] as const).map((language) => messageText(kind, language, { ...activity, isOn }).body);
      expect(bodies(false)).toEqual([expect.stringContaining(zhBefore), expect.stringContaining(enBefore)]);
      expect(bodies(true)).toEqual([expect.stringContaining(zhOn), expect.stringContaining(enOn)]);
    },
  );
});

describe('the text of a one-time code', () => {
  const now = new Date('2026-11-23T01:00:00Z');
  const inFiveMinutes = new Date('2026-11-23T01:05:00Z');

  const code = { otp: '012345', purpose: 'signIn', expiresAt: inFiveMinutes } as const;

  it('names the code and how long it is valid', () => {
    expect(otpText(code, now, 'zh-CN')).toBe('【联动】验证码 012345，5 分钟内有效，请勿告诉他人。');
    expect(otpText(code, now, 'en')).toContain('012345. It is valid for 5 min');
  });

  it('says it when the code deletes an account', () => {
    const erasure = { ...code, purpose: 'erasure' } as const;
    expect(otpText(erasure, now, 'zh-CN')).toContain('用于注销账号并删除您的数据，5 分钟内有效');
    expect(otpText(erasure, now, 'en')).toContain('012345 deletes your account');
  });
});
