import type { Language } from '@liandong/contracts/common/scalars';
import type { WishMessageKind } from '@liandong/contracts/notifications/notification';
import type { MessageText } from '../texts/message-texts.js';
import type { WishStep } from './wish-news-policy.js';
import { withFullStop } from '../texts/full-stop.js';

type Writer = (wish: { title: string; reason: string }) => MessageText;

const zh: Record<WishMessageKind, Writer> = {
  wishClaimed: ({ title }) => ({
    title: `微心愿已认领：${title}`,
    body: `一位志愿者认领了“${title}”。完成后会请您确认；联系不上时，您可以重新开放。`,
  }),
  wishReturned: ({ title }) => ({
    title: `微心愿已退回：${title}`,
    body: `认领人退回了“${title}”，其他志愿者可以认领。`,
  }),
  wishToConfirm: ({ title }) => ({
    title: `请确认微心愿：${title}`,
    body: `认领人说“${title}”已帮忙完成。请核实后确认达成，台账才会记 1 人次。`,
  }),
  wishConfirmed: ({ title }) => ({
    title: `微心愿已达成：${title}`,
    body: `社区确认“${title}”已达成，您的台账记 1 人次。谢谢您！`,
  }),
  wishReopened: ({ title, reason }) => ({
    title: `微心愿已重新开放：${title}`,
    body: `您认领的“${title}”已重新开放给其他人认领。原因：${withFullStop(reason, '。')}`,
  }),
  wishWithdrawn: ({ title, reason }) => ({
    title: `微心愿已撤回：${title}`,
    body: `您认领的“${title}”已撤回，不用再帮忙。原因：${withFullStop(reason, '。')}`,
  }),
};

const en: Record<WishMessageKind, Writer> = {
  wishClaimed: ({ title }) => ({
    title: `Wish claimed: ${title}`,
    body: `A volunteer has claimed "${title}". You will be asked to confirm it; if you cannot reach them, open it anew.`,
  }),
  wishReturned: ({ title }) => ({
    title: `Wish given back: ${title}`,
    body: `Its claimer has given "${title}" back: other volunteers can claim it.`,
  }),
  wishToConfirm: ({ title }) => ({
    title: `Confirm this wish: ${title}`,
    body: `Its claimer says that "${title}" is done. Check and confirm it: only then does it count in the ledger.`,
  }),
  wishConfirmed: ({ title }) => ({
    title: `Wish fulfilled: ${title}`,
    body: `The community has confirmed "${title}": it counts as one person-time in your ledger. Thank you!`,
  }),
  wishReopened: ({ title, reason }) => ({
    title: `Wish open again: ${title}`,
    body: `"${title}", which you had claimed, is open to others again. Reason: ${withFullStop(reason, '.')}`,
  }),
  wishWithdrawn: ({ title, reason }) => ({
    title: `Wish withdrawn: ${title}`,
    body: `"${title}", which you had claimed, was withdrawn: there is nothing more to do. Reason: ${withFullStop(reason, '.')}`,
  }),
};

/** What is told of a micro-wish. Names stay out: messages outlive what somebody may see of another. */
export function wishText(
  kind: WishMessageKind,
  language: Language,
  { title, reason }: Pick<WishStep, 'title' | 'reason'>,
): MessageText {
  return (language === 'en' ? en : zh)[kind]({ title, reason: reason ?? '' });
}
