import type { ErrorEntry } from './error-entry.js';

/** Check-ins; each refusal reason of a scan is a code here (`RefusalReason`). */
export const checkInErrors = {
  CODE_MALFORMED: {
    status: 400,
    en: 'This is no check-in code. Scan the code on the leader’s screen; where the leader scans, it is the code that the member’s phone or card shows.',
    zh: '这不是签到码。请扫队长屏幕上的二维码；由队长扫码时，请扫队员手机或卡片上的签到码。',
  },
  CODE_UNKNOWN: {
    status: 404,
    en: 'This code belongs to no activity here. Check that you are at the right venue and scan again.',
    zh: '该签到码不属于本平台的任何活动，请确认地点后重新扫描。',
  },
  CODE_FORGED: {
    status: 403,
    en: 'This code is not genuine: its signature is wrong. Scan the code at the venue; where the leader scans, the one that the member’s phone shows now.',
    zh: '签名不符，不是本平台生成的码。请扫现场的码；由队长扫码时，请扫队员手机此刻显示的签到码。',
  },
  CODE_EXPIRED: {
    status: 410,
    en: 'This code has run out. Scan the code that the screen shows now.',
    zh: '签到码已过期，请扫描屏幕上当前显示的二维码。',
  },
  CODE_NOT_YET_VALID: {
    status: 409,
    en: 'This code is ahead of time: the clock of the screen is wrong. Ask the leader to reload it.',
    zh: '签到码时间超前，请让队长刷新屏幕页面。',
  },
  CHECK_IN_TOO_EARLY: {
    status: 409,
    en: 'Check-in opens at {opensAt}. Come back then and scan again.',
    zh: '签到于 {opensAt} 开始，请届时再扫码。',
  },
  CHECK_IN_TOO_LATE: {
    status: 409,
    en: 'Check-in closed at {closedAt}. Ask the leader, who can enter you afterwards.',
    zh: '签到已于 {closedAt} 结束，请联系队长补录。',
  },
  CHECK_OUT_TOO_LATE: {
    status: 409,
    en: 'Check-out closed at {closedAt}. Ask the leader, who confirms how long you stayed.',
    zh: '签退已于 {closedAt} 截止，请告诉队长您何时离开，时长由队长确认。',
  },
  NOT_SIGNED_UP: {
    status: 409,
    en: 'You have no place here: you are not signed up, or still on the waitlist, and this activity takes no walk-ins. Sign up or ask the leader.',
    zh: '您还没有名额（未报名或仍在候补），且该活动不接受现场参加，请先报名或联系队长。',
  },
  ACTIVITY_CANCELLED: {
    status: 409,
    en: 'This activity was cancelled. See the list for others.',
    zh: '该活动已取消，请查看其他活动。',
  },
  ACTIVITY_NOT_PUBLISHED: {
    status: 409,
    en: 'This activity is not published yet. Ask the leader to publish it.',
    zh: '该活动尚未发布，请联系队长发布。',
  },
  PUBLISHED_AFTER_END: {
    status: 409,
    en: 'This activity was published after its end, so a check-in cannot count. What was given there is entered afterwards, with a reason and evidence.',
    zh: '该活动在结束后才发布，签到不能计入。参加的人请走补录，并说明原因、附上证明。',
  },
  NOT_CHECKED_IN: {
    status: 409,
    en: 'This code is for checking out, and you have not checked in. Scan the check-in code first; if the activity is over, ask the leader to enter you.',
    zh: '这是签退的码，您还没有签到。请先扫签到的码；活动已经结束的，请联系队长补录。',
  },
  WAY_NOT_ALLOWED: {
    status: 409,
    en: 'This activity does not allow this way to check in. Use one that its page names, or ask the leader.',
    zh: '该活动不支持这种签到方式，请使用活动页列出的方式，或联系队长。',
  },
  CHECK_OUT_NOT_USED: {
    status: 409,
    en: 'Nobody needs to check out of this activity. You may go; the leader confirms your time.',
    zh: '该活动无需签退，您可以直接离开，时长由队长确认。',
  },
  SHORT_CODE_WRONG: {
    status: 404,
    en: 'These 6 digits are not the ones that the screen shows now. Read them again and type them.',
    zh: '六位数字与屏幕当前显示的不一致，请重新查看后输入。',
  },
  SHORT_CODE_LOCKED: {
    status: 429,
    en: 'Too many wrong digits. Scan the QR code instead, or try again in 10 minutes.',
    zh: '签到码输错次数过多，请改为扫码，或 10 分钟后再试。',
  },
  CODE_REVOKED: {
    status: 410,
    en: 'This code was withdrawn. Ask the leader for the present one; instead of a card, show the code on your phone or get a new card.',
    zh: '该码已作废，请向队长要当前的码；卡片已作废的，请出示手机上的签到码或补办新卡。',
  },
  CODE_OF_OTHER_DISTRICT: {
    status: 403,
    en: 'This code was issued by another district. Sign up here, or ask the leader to tick the name.',
    zh: '该码由其他区县签发，请在本区报名，或由队长手工登记。',
  },
  MEMBER_ERASED: {
    status: 410,
    en: 'This person’s account was deleted. Ask the person to register again.',
    zh: '该账号已注销，请本人重新注册。',
  },
  OVERLAPS_OTHER_ACTIVITY: {
    status: 409,
    en: 'You are checked in to “{title}” at this time. Check out there first.',
    zh: '您此时已在“{title}”签到，请先在那里签退。',
  },
  SCAN_DISPUTED: {
    status: 409,
    en: 'This scan is the leader’s to decide, on the attendance list. You get a message if it does not count.',
    zh: '这次扫码由队长在签到名单中裁定；如不予计入，您会收到消息。',
  },
  REJECTED_BY_LEADER: {
    status: 409,
    en: 'The leader decided that this scan does not count. If that is wrong, ask for it on the page of the activity once it is over.',
    zh: '队长裁定这次扫码不予计入。如与事实不符，活动结束后可在活动页申请补录。',
  },
  DISPUTE_TIME_IMPOSSIBLE: {
    status: 409,
    en: 'It cannot have happened at this time. Enter a time around the activity, a check-out after its check-in.',
    zh: '该时间不可能，请填写活动前后的时间，且签退须晚于签到。',
  },
  CHECK_IN_NOT_FOUND: {
    status: 404,
    en: 'There is no such check-in of yours. It may have been undone already.',
    zh: '没有找到这次签到，可能已被撤销。',
  },
  ANNUL_TOO_LATE: {
    status: 409,
    en: 'A check-in can be undone for 15 minutes. Ask the leader for a correction.',
    zh: '签到只能在 15 分钟内撤销，请联系队长更正。',
  },
  ANNUL_DECIDED: {
    status: 409,
    en: 'Somebody has already confirmed or corrected this attendance. Ask for a correction in the service record.',
    zh: '这次参加已由负责人确认或更正，不能再撤销；如有不符，请在服务记录中申请更正。',
  },
  ANNUL_OTHER_DEVICE: {
    status: 403,
    en: 'Only the phone that made the check-in can undo it. Use that phone, or ask the leader.',
    zh: '只有签到时所用的手机可以撤销，请使用该手机，或联系队长。',
  },
  DISPUTE_NOT_FOUND: {
    status: 404,
    en: 'There is no such disputed scan. Load the list again.',
    zh: '没有找到这条待裁定的扫码记录，请刷新列表。',
  },
  DISPUTE_DECIDED: {
    status: 409,
    en: 'This scan was decided already. Load the list again to see how.',
    zh: '这条扫码记录已经裁定，请刷新列表查看结果。',
  },
} as const satisfies Record<string, ErrorEntry>;
