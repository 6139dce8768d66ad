import type { ErrorEntry } from './error-entry.js';

/** The leader's confirmation of who came and what it counts for. */
export const confirmationErrors = {
  CONFIRMATION_TOO_EARLY: {
    status: 409,
    en: 'The activity runs until {endsAt}. Confirm the attendance after it has ended.',
    zh: '活动于 {endsAt} 结束，请在活动结束后确认考勤。',
  },
  CONFIRMATION_CLOSED: {
    status: 409,
    en: 'The ten working days ended on {dueOn}. Enter the hours as a retro case, which a second person approves.',
    zh: '十个工作日的确认期限已于 {dueOn} 截止，请通过补录申请登记，由另一人审批。',
  },
  CONFIRMATION_CHANGED_MEANWHILE: {
    status: 409,
    en: 'The list has changed since you looked. Load it again and confirm what it shows now.',
    zh: '名单在您查看后有变化，请刷新后再确认。',
  },
  CONFIRMATION_ROW_UNKNOWN: {
    status: 404,
    en: 'This person is not in the list of the activity. Load it again.',
    zh: '该人员不在活动名单中，请刷新。',
  },
  CONFIRMATION_ROW_DECIDED: {
    status: 409,
    en: 'The hours of {name} are confirmed already. Change them by a correction case.',
    zh: '{name}的时长已确认，如需修改请提交更正申请。',
  },
  CONFIRMATION_ROW_WAITING: {
    status: 409,
    en: '{name} can still check out. Confirm when check-out has closed.',
    zh: '{name}仍可签退，请在签退截止后确认。',
  },
  CONFIRMATION_RAISES: {
    status: 409,
    en: 'For {name} {minutes} min count already: you may lower that here, not raise it. To raise it open a correction case.',
    zh: '{name}已计入 {minutes} 分钟，这里只能调低；如需调高，请提交更正申请。',
  },
  CONFIRMATION_OF_ABSENT: {
    status: 409,
    en: '{name} has no check-in. Enter the attendance as a retro case, which a second person approves.',
    zh: '{name}没有签到记录，请通过补录申请登记，由另一人审批。',
  },
  CONFIRMATION_NEEDS_TIME: {
    status: 422,
    en: 'There is no check-out of {name}. Enter when {name} left, or how many minutes count.',
    zh: '{name}没有签退，请填写离开时间或计入的分钟数。',
  },
  CONFIRMATION_OF_OWN_HOURS: {
    status: 403,
    en: 'Nobody confirms their own hours. Ask another leader of the team, the organiser or an administrator.',
    zh: '不能确认自己的时长，请由其他队长、组织者或管理员确认。',
  },
  SERVICE_EXCEEDS_ACTIVITY: {
    status: 422,
    en: 'Time counts from {from} to {to}, at most {minutes} min without breaks and what counts elsewhere at that time. Correct the time.',
    zh: '可登记的时段为 {from} 至 {to}，扣除休息和同一时段已计入的其他服务后最多 {minutes} 分钟，请修改。',
  },
} as const satisfies Record<string, ErrorEntry>;
