import { Injectable } from '@nestjs/common';
import type { OtpSent } from '@liandong/contracts/auth/auth';
import { AppError } from '@liandong/contracts/errors/app-error';
import { sendOtp, type OtpPurpose } from '@liandong/contracts/notifications/notification';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { OtpHasher } from '../keys/otp-hasher.js';
import { PhoneVault } from '../keys/phone-vault.js';
import { OneTimeCodesRepository } from './one-time-codes.repository.js';
import { after, judgeAttempt, newOtp, otpPolicy, secondsUntil, type OtpVerdict } from './otp-policy.js';

/** How long before the caller's deadline sending is given up, so that the answer still arrives. */
const ANSWER_MARGIN_MS = 300;

/** One-time codes: a phone asks for one, and proves by it that it is held by who signs in. */
@Injectable()
export class OtpService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: OneTimeCodesRepository,
    private readonly vault: PhoneVault,
    private readonly hasher: OtpHasher,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a new code, which replaces the one before. Says nothing about whether the phone is known.
   * @throws AppError OTP_TOO_SOON with the seconds to wait; UNAVAILABLE when it could not be sent, and then
   *   the phone may ask again at once
   */
  async request(phone: string, purpose: OtpPurpose, ctx: RpcContext): Promise<z.output<typeof OtpSent>> {
    const now = this.clock.now();
    const otp = newOtp();
    const phoneIndex = this.vault.indexOf(phone);
    const codeHash = this.hasher.hash(otp, phoneIndex);
    const expiresAt = after(now, otpPolicy.lifetime);
    await this.replaceCode(
      { phoneIndex, purpose, codeHash, expiresAt, resendAt: after(now, otpPolicy.resendAfter) },
      now,
    );
    try {
      await this.rpc.call(
        sendOtp,
        { phone, otp, purpose, expiresAt: expiresAt.toISOString(), language: ctx.language },
        { ...ctx, deadline: ctx.deadline - ANSWER_MARGIN_MS },
      );
    } catch (error) {
      await this.codes.allowResend(this.dataSource.manager, phoneIndex, codeHash, now);
      throw error;
    }
    return { expiresInSeconds: otpPolicy.lifetime, resendAfterSeconds: otpPolicy.resendAfter };
  }

  /** Tries a code; the caller commits whatever the verdict is, since a wrong attempt counts. */
  async verify(
    tx: EntityManager,
    given: { phone: string; otp: string; purpose: OtpPurpose; now: Date; sessionId: string },
  ): Promise<OtpVerdict> {
    const phoneIndex = this.vault.indexOf(given.phone);
    const attempt = await this.codes.attempt(tx, {
      phoneIndex,
      purpose: given.purpose,
      codeHash: this.hasher.hash(given.otp, phoneIndex),
      now: given.now,
      doubleTapSince: after(given.now, -otpPolicy.doubleTap),
      maxWrongAttempts: otpPolicy.maxWrongAttempts,
      sessionId: given.sessionId,
    });
    return judgeAttempt(attempt);
  }

  private async replaceCode(
    code: Parameters<OneTimeCodesRepository['replace']>[1],
    now: Date,
  ): Promise<void> {
    const { manager } = this.dataSource;
    if (await this.codes.replace(manager, code, now)) return;
    const resendAt = (await this.codes.resendAt(manager, code.phoneIndex)) ?? now;
    throw new AppError('OTP_TOO_SOON', { seconds: secondsUntil(resendAt, now) });
  }
}
