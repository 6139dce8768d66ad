import type { Language } from '@liandong/contracts/common/scalars';
import type { OtpPurpose } from '@liandong/contracts/notifications/notification';

export interface CodeToTell {
  otp: string;
  purpose: OtpPurpose;
  expiresAt: Date;
}

/** The text message with a one-time code. One that deletes an account says that it does. */
export function otpText({ otp, purpose, expiresAt }: CodeToTell, now: Date, language: Language): string {
  const minutes = Math.max(1, Math.round((expiresAt.getTime() - now.getTime()) / 60_000));
  if (purpose === 'erasure') {
    return language === 'en'
      ? `[Liandong] ${otp} deletes your account and erases your data. It is valid for ${minutes} min. If you did not ask for it, tell it to nobody.`
      : `【联动】验证码 ${otp}，用于注销账号并删除您的数据，${minutes} 分钟内有效。若非本人操作，请勿告诉他人。`;
  }
  return language === 'en'
    ? `[Liandong] Your code is ${otp}. It is valid for ${minutes} min. Tell it to nobody.`
    : `【联动】验证码 ${otp}，${minutes} 分钟内有效，请勿告诉他人。`;
}
