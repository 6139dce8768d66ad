import { Injectable } from '@nestjs/common';
import type { OpenedSession, SignIn } from '@liandong/contracts/auth/auth';
import { AppError } from '@liandong/contracts/errors/app-error';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { AccountsService } from '../accounts/accounts.service.js';
import { OtpService } from '../otp/otp.service.js';
import { hashRefreshToken, newRefreshToken } from './refresh-token.js';
import { decideRefresh, refreshExpiry } from './session-policy.js';
import { SessionsRepository } from './sessions.repository.js';

type SignInInput = z.output<typeof SignIn>;
type OtpSignIn = Extract<SignInInput, { otp: string }>;

/** Sessions: opened by a code or a password, kept alive by rotating refresh tokens, ended by their theft. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsRepository,
    private readonly accounts: AccountsService,
    private readonly otp: OtpService,
    private readonly clock: Clock,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws AppError OTP_WRONG, OTP_EXPIRED, PASSWORD_WRONG */
  async open(input: SignInInput, ctx: RpcContext): Promise<OpenedSession> {
    if ('otp' in input) return this.openByOtp(input, ctx);
    const volunteerId = await this.accounts.verifyPassword(input.phone, input.password);
    return this.dataSource.transaction((tx) => this.start(tx, uuidv7(), volunteerId));
  }

  /**
   * Rotates the refresh token.
   * @throws AppError REFRESH_INVALID; after the reuse of an old token the session has ended for everybody
   */
  async refresh(refreshToken: string): Promise<OpenedSession> {
    const now = this.clock.now();
    const tokenHash = hashRefreshToken(refreshToken);
    const opened = await this.dataSource.transaction(async (tx) => {
      const token = await this.sessions.lockToken(tx, tokenHash);
      if (!token) return null;
      const decision = decideRefresh(token, now);
      if (decision === 'invalid') return null;
      if (decision === 'reused') {
        await this.sessions.end(tx, token.sessionId, now);
        return null;
      }
      if (decision === 'rotate') await this.sessions.markRotated(tx, tokenHash, now);
      return this.issueToken(tx, token.sessionId, token.volunteerId, now);
    });
    if (!opened) throw new AppError('REFRESH_INVALID');
    return opened;
  }

  /** Ends the token's session, if it is one. */
  async close(refreshToken: string): Promise<void> {
    await this.sessions.endByToken(this.dataSource.manager, hashRefreshToken(refreshToken), this.clock.now());
  }

  private async openByOtp({ phone, otp }: OtpSignIn, ctx: RpcContext): Promise<OpenedSession> {
    const now = this.clock.now();
    const newSessionId = uuidv7();
    // A refusal is returned, not thrown: the count of wrong attempts has to be committed.
    const result = await this.dataSource.transaction(async (tx) => {
      const verdict = await this.otp.verify(tx, {
        phone,
        otp,
        now,
        purpose: 'signIn',
        sessionId: newSessionId,
      });
      if (!verdict.accepted) return verdict.error;
      const volunteerId = await this.accounts.findOrJoin(tx, phone, ctx.language, now);
      if (verdict.sessionId === newSessionId) return this.start(tx, newSessionId, volunteerId);
      return this.issueToken(tx, verdict.sessionId, volunteerId, now);
    });
    if (result instanceof AppError) throw result;
    this.relay.wake();
    return result;
  }

  private async start(tx: EntityManager, sessionId: string, volunteerId: string): Promise<OpenedSession> {
    const now = this.clock.now();
    await this.sessions.insert(tx, {
      id: sessionId,
      volunteerId,
      openedAt: now,
      expiresAt: refreshExpiry(now),
      endedAt: null,
    });
    return this.issueToken(tx, sessionId, volunteerId, now);
  }

  private async issueToken(
    tx: EntityManager,
    sessionId: string,
    volunteerId: string,
    now: Date,
  ): Promise<OpenedSession> {
    const refreshToken = newRefreshToken();
    const expiresAt = refreshExpiry(now);
    await this.sessions.addToken(tx, {
      tokenHash: hashRefreshToken(refreshToken),
      sessionId,
      issuedAt: now,
      expiresAt,
    });
    return {
      sessionId,
      refreshToken,
      refreshExpiresAt: expiresAt.toISOString(),
      me: await this.accounts.meOf(tx, volunteerId),
    };
  }
}
