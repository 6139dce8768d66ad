import type { ErrorEntry } from './error-entry.js';

/** Activities and sign-ups. */
export const activitiesErrors = {
  ACTIVITY_NOT_FOUND: {
    status: 404,
    en: 'There is no such activity. It may have been removed; look in the list of activities.',
    zh: '没有找到该活动，可能已被移除，请在活动列表中查找。',
  },
  ACTIVITY_ENDS_BEFORE_START: {
    status: 422,
    en: 'The activity must end after it starts. Correct the times.',
    zh: '活动结束时间须晚于开始时间，请修改时间。',
  },
  ACTIVITY_TOO_LONG: {
    status: 422,
    en: 'An activity lasts at most 24 hours. Correct the times, or make one for each day.',
    zh: '活动时长不超过 24 小时，请修改时间，或按天分别新建。',
  },
  BREAK_OUTSIDE_ACTIVITY: {
    status: 422,
    en: 'Each break must lie within the activity and end after it starts. Correct the breaks.',
    zh: '休息时段须在活动时间内，且结束晚于开始，请修改休息时段。',
  },
  BREAK_PAST: {
    status: 409,
    en: 'Time that has passed is not made a break any more, nor a break time. If it must not count, propose corrections afterwards.',
    zh: '已经过去的时间不能再改为休息，已过的休息也不能再去掉。确需调整的，请在结束后提出更正。',
  },
  CHECK_OUT_IN_USE: {
    status: 409,
    en: 'Check-in is open already: whoever is there proves by checking out how long they stayed, so check-out stays. Who forgets it is decided when you confirm.',
    zh: '签到已经开放，到场的人靠签退证明服务时长，不能再取消签退。忘记签退的，请在确认考勤时核定。',
  },
  BREAKS_OVERLAP: {
    status: 422,
    en: 'Two breaks overlap. Join them into one, or move one of them.',
    zh: '休息时段相互重叠，请合并为一段或调整时间。',
  },
  ACTIVITY_STATE_FORBIDS: {
    status: 409,
    en: 'The activity is in another state by now, in which this cannot be done. Load the page again to see what can.',
    zh: '活动状态已变化，不能再进行此操作。请刷新页面，查看现在可以做什么。',
  },
  ACTIVITY_NOT_OVER: {
    status: 409,
    en: 'The activity is planned until {endsAt}. End it after that, or change its planned end first.',
    zh: '活动计划到 {endsAt} 结束。请届时再结束，或先修改计划的结束时间。',
  },
  ACTIVITY_OVER: {
    status: 409,
    en: 'The activity is over and cannot be cancelled any more. Confirm who was there instead: whoever did not come gets no time.',
    zh: '活动已经结束，不能再取消。请确认考勤，未到的人不会计入时长。',
  },
  ACTIVITY_TIME_PAST: {
    status: 422,
    en: 'A published activity cannot be moved to a time that is past. Choose a later one; what was given before is entered afterwards, with a reason and evidence.',
    zh: '已发布的活动不能改到过去的时间，请选择更晚的时间。此前的服务请走补录，并说明原因、附上证明。',
  },
  ACTIVITY_BEGUN: {
    status: 409,
    en: 'The activity has begun: its start stays, since people may have time by it. If some of it must not count, say so when you confirm.',
    zh: '活动已经开始，可能已有人计入时长，开始时间不能再改。确需调整的，请在确认考勤时核定。',
  },
  ACTIVITY_CHECK_IN_OPEN: {
    status: 409,
    en: 'Check-in is open already and people may be there, so the start can only be put off to before {until}. For another day, cancel this activity and make a new one.',
    zh: '签到已经开放，可能有人已到场，开始时间只能推迟到 {until} 之前。要改到其他日期，请取消本活动并新建一个。',
  },
  ACTIVITY_CHANGED_MEANWHILE: {
    status: 409,
    en: 'Somebody else changed this activity. Load it again, look at the change and repeat yours.',
    zh: '活动已被他人修改，请重新加载、查看后再操作。',
  },
  RESPONSIBLE_NOT_OF_TEAM: {
    status: 422,
    en: 'Whoever answers for an activity leads its team or looks after its area. Choose one of them.',
    zh: '活动负责人须是本队队长或所在片区的管理人员，请重新选择。',
  },
  SIGN_UP_CLOSED: {
    status: 409,
    en: 'Signing up is not open for this activity. Look for another one in the list.',
    zh: '该活动当前不接受报名，请查看其他活动。',
  },
  SIGN_UP_NOT_FOUND: {
    status: 404,
    en: 'You are not signed up for this activity.',
    zh: '您没有报名该活动。',
  },
  SIGN_UP_OVERLAPS: {
    status: 409,
    en: 'You are signed up for "{title}" at that time. Withdraw there first.',
    zh: '您已报名同一时段的“{title}”，请先取消该报名。',
  },
  SIGN_UP_TOO_LATE_TO_WITHDRAW: {
    status: 409,
    en: 'The activity has started or you have checked in: ask the leader to change your sign-up.',
    zh: '活动已开始或您已签到，请联系队长修改报名。',
  },
} as const satisfies Record<string, ErrorEntry>;
