import type { ErrorEntry } from './error-entry.js';

/** Signing in and what one may do. */
export const sessionsErrors = {
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
  ACCOUNT_ERASED: {
    status: 401,
    en: 'This account was deleted, and its data erased. To begin anew, sign in with your phone.',
    zh: '该账号已注销，个人数据已删除。如需重新使用，请用手机号重新登录。',
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
} as const satisfies Record<string, ErrorEntry>;
