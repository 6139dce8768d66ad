import type { Language } from '@liandong/contracts/common/scalars';
import type { confirmationDue } from '@liandong/contracts/confirmations/due-confirmation';
import type { z } from 'zod';
import type { MessageText } from '../texts/message-texts.js';

export type DueNews = z.output<typeof confirmationDue.payload>;

/** What a leader or organiser reads of hours that wait; a day as `12月7日`, `7 Dec`. */
export function dueConfirmationText(news: DueNews, language: Language): MessageText {
  return (language === 'en' ? english : chinese)(news);
}

function chinese({ activityTitle, stage, open, dueOn }: DueNews): MessageText {
  const day = dayIn('zh-CN', dueOn);
  if (stage === 'overdue') {
    return {
      title: `时长逾期未确认：${activityTitle}`,
      body: `“${activityTitle}”有 ${open} 人的服务时长未在 ${day}（第十个工作日）前确认，现在只能通过补录申请登记，请联系队长办理。`,
    };
  }
  const when = stage === 'oneDayLeft' ? `${day}到期，请今天确认` : `${day}到期`;
  return {
    title: `请确认时长：${activityTitle}`,
    body: `“${activityTitle}”有 ${open} 人的服务时长待确认，${when}。逾期后只能通过补录申请登记。`,
  };
}

function english({ activityTitle, stage, open, dueOn }: DueNews): MessageText {
  const day = dayIn('en-GB', dueOn);
  const people = open === 1 ? '1 person' : `${open} people`;
  if (stage === 'overdue') {
    return {
      title: `Hours not confirmed in time: ${activityTitle}`,
      body: `The hours of ${people} at "${activityTitle}" were not confirmed by ${day}, the tenth working day. They can only be entered as retro cases now: please see to it with the leader.`,
    };
  }
  const when = stage === 'oneDayLeft' ? `today is the last working day (${day})` : `they are due on ${day}`;
  return {
    title: `Confirm the hours: ${activityTitle}`,
    body: `The hours of ${people} at "${activityTitle}" wait for you: ${when}. Later they can only be entered as retro cases.`,
  };
}

function dayIn(locale: string, day: string): string {
  const month = locale === 'zh-CN' ? 'long' : 'short';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month, day: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
