import type { Language } from '@liandong/contracts/common/scalars';
import type { ActivityMessageKind } from '@liandong/contracts/notifications/notification';
import { shanghaiSpan, shanghaiTime } from './shanghai-time.js';
import { withFullStop } from './full-stop.js';

/** What a message tells of its activity. */
export interface TextSubject {
  title: string;
  place: string;
  startsAt: Date;
  /** Null where it is not known. */
  endsAt: Date | null;
  /** Of a cancelled one, as its leader wrote it. */
  cancelReason?: string | null;
  /** Of one that has another title now. */
  formerTitle?: string | null;
  /** Whether people may be there already. */
  isOn?: boolean;
}

export interface MessageText {
  title: string;
  body: string;
}

type Writer = (activity: {
  title: string;
  place: string;
  when: string;
  /** From when till when. */
  span: string;
  reason: string | null;
  formerTitle: string | null;
  isOn: boolean;
}) => MessageText;

const zh: Record<ActivityMessageKind, Writer> = {
  reminder: ({ title, place, when }) => ({
    title: `活动提醒：${title}`,
    body: `您报名的“${title}”将于${when}开始，地点：${place}。请准时到场签到；如不能参加，请及时取消报名。`,
  }),
  signUpConfirmed: ({ title, place, when }) => ({
    title: `报名成功：${title}`,
    body: `您已报名“${title}”，${when}开始，地点：${place}。活动前会提醒您。`,
  }),
  waitlistPromoted: ({ title, place, when }) => ({
    title: `候补成功：${title}`,
    body: `有名额空出，您已从候补转为正式报名“${title}”，${when}开始，地点：${place}。如不能参加，请及时取消报名。`,
  }),
  activityCancelled: ({ title, when, reason, isOn }) => ({
    title: `活动取消：${title}`,
    body: `原定${when}的“${title}”已取消，${
      isOn ? '还没到的无需到场；已经服务的时间，由队长确认后计入。' : '无需到场。'
    }${reason === null ? '' : `原因：${withFullStop(reason, '。')}`}`,
  }),
  activityChanged: ({ title, place, span, formerTitle, isOn }) => ({
    title: `活动调整：${title}`,
    body: `${
      formerTitle === null ? `“${title}”的安排有调整，现为` : `“${formerTitle}”现在叫“${title}”，`
    }${span}，地点：${place}。${
      isOn ? '已到场或在路上的，请按新的安排参加。' : '已报名而不能参加的，请在开始前取消报名。'
    }`,
  }),
  rulesChanged: ({ title, place, span }) => ({
    title: `计时或签退有变：${title}`,
    body: `“${title}”（${span}，${place}）的休息时间或签退方式有变动，会影响时长怎么计。请打开活动页查看。`,
  }),
  activityEntrusted: ({ title, place, span }) => ({
    title: `您是活动负责人：${title}`,
    body: `您被指定为“${title}”（${span}，${place}）的负责人，活动页和服务记录会写明。如不合适，请联系队长更换。`,
  }),
};

const en: Record<ActivityMessageKind, Writer> = {
  reminder: ({ title, place, when }) => ({
    title: `Reminder: ${title}`,
    body: `"${title}" starts ${when}, at ${place}. Please be there in time and check in; withdraw if you cannot come.`,
  }),
  signUpConfirmed: ({ title, place, when }) => ({
    title: `Signed up: ${title}`,
    body: `You are signed up for "${title}", ${when}, at ${place}. We will remind you before it starts.`,
  }),
  waitlistPromoted: ({ title, place, when }) => ({
    title: `You have a place: ${title}`,
    body: `A place has become free and you are now signed up for "${title}", ${when}, at ${place}. Withdraw if you cannot come.`,
  }),
  activityCancelled: ({ title, when, reason, isOn }) => ({
    title: `Cancelled: ${title}`,
    body: `"${title}", planned for ${when}, was cancelled: ${
      isOn
        ? 'if you are not there yet, please do not come. Time that was given counts when the leader confirms it.'
        : 'please do not come.'
    }${reason === null ? '' : ` Reason: ${withFullStop(reason, '.')}`}`,
  }),
  activityChanged: ({ title, place, span, formerTitle, isOn }) => ({
    title: `Changed: ${title}`,
    body: `${
      formerTitle === null
        ? `"${title}" has changed: it is now`
        : `"${formerTitle}" is called "${title}" now:`
    } ${span}, at ${place}. ${
      isOn
        ? 'If you are there or on your way, please follow the new plan.'
        : 'If you are signed up and cannot come, withdraw before it starts.'
    }`,
  }),
  rulesChanged: ({ title, place, span }) => ({
    title: `Breaks or check-out changed: ${title}`,
    body: `The breaks of "${title}" (${span}, at ${place}), or how people check out, have changed, and with them what counts. See its page.`,
  }),
  activityEntrusted: ({ title, place, span }) => ({
    title: `You answer for: ${title}`,
    body: `You were named as the responsible person of "${title}" (${span}, at ${place}); its page and the service records say so. If that is not right, ask the team's leader to choose another.`,
  }),
};

/** The text of an inbox message in the recipient's language; times are in Asia/Shanghai. */
export function messageText(
  kind: ActivityMessageKind,
  language: Language,
  activity: TextSubject,
): MessageText {
  const write = (language === 'en' ? en : zh)[kind];
  const { title, place, startsAt, endsAt, cancelReason: reason = null } = activity;
  const { formerTitle = null, isOn = false } = activity;
  const when = shanghaiTime(startsAt, language);
  const span = endsAt ? shanghaiSpan(startsAt, endsAt, language) : when;
  return write({ title, place, when, span, reason, formerTitle, isOn });
}
