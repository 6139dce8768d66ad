import { describe, expect, it } from '@jest/globals';
import { dueConfirmationText, type DueNews } from './due-confirmation-text.js';

const news = (stage: DueNews['stage'], open = 2): DueNews => ({
  activityId: '0197a0c0-0000-7000-8000-000000000001',
  activityTitle: '清洁河道',
  stage,
  open,
  dueOn: '2026-12-07',
  recipientIds: [],
});

describe('the notice of hours that wait', () => {
  it.each(['threeDaysLeft', 'oneDayLeft', 'overdue'] as const)(
    'at stage %s names the activity, how many people and the day, in both languages',
    (stage) => {
      const zh = dueConfirmationText(news(stage), 'zh-CN');
      const en = dueConfirmationText(news(stage), 'en');
      expect(zh.title).toContain('清洁河道');
      expect(zh.body).toMatch(/2 人.*12月7日/);
      expect(en.body).toMatch(/2 people.*7 Dec/);
      expect((en.title + en.body).replaceAll('清洁河道', '')).not.toMatch(/\p{Script=Han}/u);
    },
  );

  it('says today on the last day, and what is left to do when it is over', () => {
    expect(dueConfirmationText(news('oneDayLeft'), 'zh-CN').body).toContain('请今天确认');
    expect(dueConfirmationText(news('overdue'), 'zh-CN').body).toContain('补录');
    expect(dueConfirmationText(news('threeDaysLeft', 1), 'en').body).toContain('1 person ');
  });
});
