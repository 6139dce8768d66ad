import type { Language } from '../common/scalars.js';

/** One error: its HTTP status, and a sentence in each language that says what to do next. */
interface ErrorEntry {
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

/**
 * Every error that crosses a process boundary. Codes are stable: clients switch on them, people read
 * the sentence. `{name}` in a sentence is filled from the error's parameters.
 */
export const errorCatalog = {
  // general
  VALIDATION_FAILED: {
    status: 400,
    en: 'Some of what was sent is not valid. Correct the fields named in "errors" and send it again.',
    zh: '提交的内容有误，请按“errors”中列出的字段修改后重新提交。',
  },
  MALFORMED_JSON: {
    status: 400,
    en: 'The request is not valid JSON. Check its syntax and send it again.',
    zh: '请求内容不是有效的 JSON，请检查格式后重新发送。',
  },
  CURSOR_INVALID: {
    status: 400,
    en: 'This page marker is not valid. Start again from the first page.',
    zh: '分页标记无效，请从第一页重新开始。',
  },
  BODY_TOO_LARGE: {
    status: 413,
    en: 'The request is larger than {limit} allow. Send less at a time.',
    zh: '请求内容超过 {limit} 的上限，请减少后重新发送。',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    en: 'Send JSON, with the header Content-Type: application/json.',
    zh: '请以 JSON 格式发送，并带上 Content-Type: application/json。',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    en: 'There is nothing at this address. The routes are listed at /api/docs.',
    zh: '该地址不存在，可用接口请见 /api/docs。',
  },
  INTERNAL: {
    status: 500,
    en: 'Something went wrong on our side. Try again; if it stays, tell your administrator this number: {requestId}.',
    zh: '系统内部出错，请重试；若仍有问题，请将编号 {requestId} 告知管理员。',
  },
  UNAVAILABLE: {
    status: 503,
    en: 'The service cannot be reached for the moment. Nothing was lost; try again in a few seconds.',
    zh: '服务暂时不可用，数据没有丢失，请几秒后重试。',
  },
  RATE_LIMITED: {
    status: 429,
    en: 'Too many attempts. Wait {seconds} seconds and try again.',
    zh: '操作过于频繁，请 {seconds} 秒后再试。',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    en: 'A request with this Idempotency-Key is still under way. Wait for it, then send the same again.',
    zh: '相同 Idempotency-Key 的请求正在处理，请稍候再以相同内容重试。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    en: 'This Idempotency-Key was used for a different request. Use a new key.',
    zh: '该 Idempotency-Key 已用于其他请求，请换用新的键。',
  },
  // sessions
  UNAUTHENTICATED: {
    status: 401,
    en: 'Sign in to go on.',
    zh: '请先登录。',
  },
  TOKEN_EXPIRED: {
    status: 401,
    en: 'Your session has run out. Refresh it or sign in again.',
    zh: '登录已过期，请刷新会话或重新登录。',
  },
  TOKEN_INVALID: {
    status: 401,
    en: 'This sign-in token is not valid. Sign in again.',
    zh: '登录凭证无效，请重新登录。',
  },
  FORBIDDEN: {
    status: 403,
    en: 'Your role does not allow this. Ask the team leader or an administrator.',
    zh: '您的身份无权进行此操作，请联系队长或管理员。',
  },
  OTP_WRONG: {
    status: 401,
    en: 'This code is not right. Check it or request a new one; {attemptsLeft} attempts are left.',
    zh: '验证码不正确，请核对或重新获取，还可尝试 {attemptsLeft} 次。',
  },
  OTP_EXPIRED: {
    status: 401,
    en: 'This code has expired or was never sent. Request a new one.',
    zh: '验证码已失效或未发送，请重新获取。',
  },
  OTP_TOO_SOON: {
    status: 429,
    en: 'A code was sent a moment ago. Wait {seconds} seconds before you request another.',
    zh: '验证码刚刚发送，请 {seconds} 秒后再获取。',
  },
  PASSWORD_WRONG: {
    status: 401,
    en: 'Phone or password is not right. Check both, or sign in with a one-time code.',
    zh: '手机号或密码不正确，请核对，或改用验证码登录。',
  },
  REFRESH_INVALID: {
    status: 401,
    en: 'This session has ended. Sign in again.',
    zh: '会话已结束，请重新登录。',
  },
  // people
  VOLUNTEER_NOT_FOUND: {
    status: 404,
    en: 'There is no such volunteer. Check the link or search by name.',
    zh: '没有找到该志愿者，请核对链接或按姓名搜索。',
  },
  ORGANIZATION_NOT_FOUND: {
    status: 404,
    en: 'There is no such organisation. Choose one from the list.',
    zh: '没有找到该组织，请从列表中选择。',
  },
  TEAM_NOT_FOUND: {
    status: 404,
    en: 'There is no such team. Choose one from the list.',
    zh: '没有找到该队伍，请从列表中选择。',
  },
  // activities
  ACTIVITY_NOT_FOUND: {
    status: 404,
    en: 'There is no such activity. It may have been removed; look in the list of activities.',
    zh: '没有找到该活动，可能已被移除，请在活动列表中查找。',
  },
  ACTIVITY_ENDS_BEFORE_START: {
    status: 422,
    en: 'The activity must end after it starts, and last at most 24 hours. Correct the times.',
    zh: '活动结束时间须晚于开始时间，且时长不超过 24 小时，请修改时间。',
  },
  ACTIVITY_STATE_FORBIDS: {
    status: 409,
    en: 'This cannot be done while the activity is {status}.',
    zh: '活动当前状态（{status}）不允许此操作。',
  },
  ACTIVITY_CHANGED_MEANWHILE: {
    status: 409,
    en: 'Somebody else changed this activity. Load it again, look at the change and repeat yours.',
    zh: '活动已被他人修改，请重新加载、查看后再操作。',
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
  // check-in: each refusal reason of a scan is a code here, see check-ins/refusal.ts
  CODE_MALFORMED: {
    status: 400,
    en: 'This is not a Liandong check-in code. Scan the code on the leader’s screen.',
    zh: '这不是联动签到码，请扫描队长屏幕上的二维码。',
  },
  CODE_UNKNOWN: {
    status: 404,
    en: 'This code belongs to no activity here. Check that you are at the right venue and scan again.',
    zh: '该签到码不属于本平台的任何活动，请确认地点后重新扫描。',
  },
  CODE_FORGED: {
    status: 403,
    en: 'This code was not made by the leader’s screen. Scan the code at the venue.',
    zh: '该签到码并非由队长屏幕生成，请在现场扫码。',
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
  NOT_SIGNED_UP: {
    status: 409,
    en: 'You are not signed up, and this activity takes no walk-ins. Sign up or ask the leader.',
    zh: '您未报名，且该活动不接受现场参加，请先报名或联系队长。',
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
  NOT_CHECKED_IN: {
    status: 409,
    en: 'You have not checked in, so you cannot check out. Ask the leader to enter you.',
    zh: '您尚未签到，无法签退，请联系队长补录。',
  },
  // ledger and notifications
  MESSAGE_NOT_FOUND: {
    status: 404,
    en: 'There is no such message in your inbox.',
    zh: '收件箱中没有这条消息。',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalog;

export type ErrorParams = Readonly<Record<string, string | number>>;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalog, code);
}

/** The sentence of an error in a language, with its parameters filled in. */
export function errorSentence(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  const entry = errorCatalog[code];
  const sentence = language === 'en' ? entry.en : entry.zh;
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
