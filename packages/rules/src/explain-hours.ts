import type { HoursStep, HoursStepCode, HoursStepParams } from './hours-steps.js';
import { shanghaiTimeOfDay } from './shanghai-time.js';

type Writers = { [Code in HoursStepCode]: (params: HoursStepParams[Code]) => string };

const zh: Writers = {
  counted: ({ from, to }) => `计入时段：${time(from)}–${time(to)}，不足一分钟的部分不计。`,
  cameBeforeStart: ({ at, limit }) => `${time(at)} 签到，早于开始时间，从 ${time(limit)} 起计。`,
  cameAfterStart: ({ at, limit }) => `活动 ${time(limit)} 开始，${time(at)} 签到，从签到时起计。`,
  leftBeforeEnd: ({ at, limit }) => `活动 ${time(limit)} 结束，${time(at)} 签退，计到签退时为止。`,
  leftAfterEnd: ({ at, limit }) => `${time(at)} 签退，晚于结束时间，计到 ${time(limit)} 为止。`,
  cameAfterEnd: ({ at }) => `${time(at)} 签到时活动已结束，不计时长。`,
  leftBeforeStart: ({ at }) => `${time(at)} 签退时活动尚未开始，不计时长。`,
  leftBeforeComing: ({ at }) => `${time(at)} 的签退早于签到，不计时长。`,
  cameBeforePublication: ({ at, limit }) =>
    `${time(at)} 签到；活动 ${time(limit)} 才发布，从发布起计，此前的服务可申请补录。`,
  leftBeforePublication: ({ at, limit }) =>
    `${time(at)} 签退；活动 ${time(limit)} 才发布，此前的服务须经补录。`,
  breakTaken: ({ from, to }) => `扣除休息时间 ${time(from)}–${time(to)}。`,
  overlapWith: ({ title, from, to }) => `${time(from)}–${time(to)} 已计入“${title}”，同一时间只计一次。`,
  unclosed: () => '没有签退，时长待负责人核定，核定前不计时长。',
  decidedTimes: ({ from, to }) => `负责人核定的服务时间：${time(from)}–${time(to)}。`,
  decidedMinutes: ({ minutes }) => `负责人核定为 ${minutes} 分钟。`,
  lowered: ({ before, after }) => `负责人核减：由 ${before} 分钟改为 ${after} 分钟。`,
  corrected: ({ before, after }) => `经审批更正：由 ${before} 分钟改为 ${after} 分钟。`,
  annulled: ({ at, direction }) =>
    `${direction === 'out' ? '签退' : '签到'}于 ${time(at)} 撤销，相应记录冲减为零。`,
  rescheduled: ({ from, to }) => `活动时间改为 ${time(from)}–${time(to)}，按新的时间重新计算。`,
  breaksChanged: () => '活动的休息时间有变动，按新的安排重新计算。',
};

const en: Writers = {
  counted: ({ from, to }) => `Counted from ${time(from)} to ${time(to)}, in whole minutes.`,
  cameBeforeStart: ({ at, limit }) => `Checked in at ${time(at)}, early: time counts from ${time(limit)}.`,
  cameAfterStart: ({ at, limit }) =>
    `It began at ${time(limit)}; checked in at ${time(at)}: time counts from then.`,
  leftBeforeEnd: ({ at, limit }) =>
    `It ended at ${time(limit)}; checked out at ${time(at)}: time counts until then.`,
  leftAfterEnd: ({ at, limit }) => `Checked out at ${time(at)}, late: time counts until ${time(limit)}.`,
  cameAfterEnd: ({ at }) => `Checked in at ${time(at)}, after the end: no time counts.`,
  leftBeforeStart: ({ at }) => `Checked out at ${time(at)}, before the start: no time counts.`,
  leftBeforeComing: ({ at }) => `The check-out at ${time(at)} is before the check-in: no time counts.`,
  cameBeforePublication: ({ at, limit }) =>
    `Checked in at ${time(at)}; it was published at ${time(limit)}: time counts from then, ask for what was before.`,
  leftBeforePublication: ({ at, limit }) =>
    `Checked out at ${time(at)}; it was published at ${time(limit)}: what was before is entered afterwards.`,
  breakTaken: ({ from, to }) => `The break from ${time(from)} to ${time(to)} does not count.`,
  overlapWith: ({ title, from, to }) =>
    `${time(from)} to ${time(to)} counts for “${title}” already, and the same time counts once.`,
  unclosed: () => 'There is no check-out: no time counts until the leader decides it.',
  decidedTimes: ({ from, to }) => `The leader decided: served from ${time(from)} to ${time(to)}.`,
  decidedMinutes: ({ minutes }) => `The leader decided: ${minutes} min.`,
  lowered: ({ before, after }) => `The leader lowered it from ${before} to ${after} min.`,
  corrected: ({ before, after }) => `A second person approved a correction from ${before} to ${after} min.`,
  annulled: ({ at, direction }) =>
    `The check-${direction === 'out' ? 'out' : 'in'} was undone at ${time(at)}: what it counted is taken back.`,
  rescheduled: ({ from, to }) =>
    `The activity was moved to ${time(from)} to ${time(to)}: counted anew by it.`,
  breaksChanged: () => 'The breaks of the activity were changed: counted anew by them.',
};

/**
 * Says why a figure is what it is, a sentence for each reason, in their order. Times are of Asia/Shanghai.
 */
export function explainHours(steps: readonly HoursStep[], language: 'zh-CN' | 'en'): string[] {
  const writers = language === 'en' ? en : zh;
  return steps.map((step) => sentenceOf(writers, step.code, step));
}

function sentenceOf<Code extends HoursStepCode>(
  writers: Writers,
  code: Code,
  params: HoursStepParams[Code],
): string {
  return writers[code](params);
}

function time(at: string): string {
  return shanghaiTimeOfDay(new Date(at));
}
