import type { Language } from '@liandong/contracts/common/scalars';

/** The text message with a one-time code. */
export function otpText(otp: string, expiresAt: Date, now: Date, language: Language): string {
  const minutes = Math.max(1, Math.round((expiresAt.getTime() - now.getTime()) / 60_000));
  return language === 'en'
    ? `[Liandong] Your code is ${otp}. It is valid for ${minutes} min. Tell it to nobody.`
    : `【联动】验证码 ${otp}，${minutes} 分钟内有效，请勿告诉他人。`;
}
