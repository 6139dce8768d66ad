import { randomInt } from 'node:crypto';
import { AppError } from '@liandong/contracts/errors/app-error';

/** The rules of one-time codes; times in seconds. */
export const otpPolicy = {
  lifetime: 300,
  /** Between two codes for the same phone. */
  resendAfter: 60,
  maxWrongAttempts: 5,
  /** A repeat of the right code this soon is a double tap: it gets the session that the first tap opened. */
  doubleTap: 5,
} as const;

/** What the one conditional write of an attempt found; null when no code could be tried. */
export interface Attempt {
  right: boolean;
  wrongAttempts: number;
  sessionId: string | null;
}

export type OtpVerdict = { accepted: true; sessionId: string } | { accepted: false; error: AppError };

/** Six digits from a cryptographic source. */
export function newOtp(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}

/** Whole seconds until then, at least one. */
export function secondsUntil(then: Date, now: Date): number {
  return Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 1_000));
}

export function judgeAttempt(attempt: Attempt | null): OtpVerdict {
  if (attempt === null) return { accepted: false, error: new AppError('OTP_EXPIRED') };
  if (attempt.right && attempt.sessionId !== null) return { accepted: true, sessionId: attempt.sessionId };
  const attemptsLeft = Math.max(0, otpPolicy.maxWrongAttempts - attempt.wrongAttempts);
  return { accepted: false, error: new AppError('OTP_WRONG', { attemptsLeft }) };
}
