import { Injectable } from '@nestjs/common';
import {
  closeSession,
  openSession,
  refreshSession,
  requestOtp,
  type OpenedSession,
  type Session,
} from '@liandong/contracts/auth/auth';
import { AppError } from '@liandong/contracts/errors/app-error';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InputOf } from '../http/answers.decorator.js';
import { RateLimits } from '../http/rate-limits.js';
import { contextOf } from '../http/request-context.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-token.js';
import { RefreshCookie } from './refresh-cookie.js';

/** Sessions at the door: limits, the access token, the refresh cookie. The volunteers service decides. */
@Injectable()
export class AuthService {
  constructor(
    private readonly rpc: RpcClient,
    private readonly limits: RateLimits,
    private readonly tokens: AccessTokens,
    private readonly cookie: RefreshCookie,
  ) {}

  async requestOtp(input: InputOf<typeof requestOtp>, request: FastifyRequest) {
    await this.limits.spend('otp', input.phone, request.ip);
    return this.rpc.call(requestOtp, input, contextOf(request));
  }

  async signIn(
    input: InputOf<typeof openSession>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Session> {
    await this.limits.spend('signIn', input.phone, request.ip);
    return this.begin(await this.rpc.call(openSession, input, contextOf(request)), reply);
  }

  /** @throws AppError REFRESH_INVALID without the cookie, or when its session has ended */
  async refresh(request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    const refreshToken = this.cookie.read(request);
    if (!refreshToken) throw new AppError('REFRESH_INVALID');
    return this.begin(await this.rpc.call(refreshSession, { refreshToken }, contextOf(request)), reply);
  }

  /** Ends the session of the cookie; without one there is nothing to end, and that is well too. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const refreshToken = this.cookie.read(request);
    if (refreshToken) await this.rpc.call(closeSession, { refreshToken }, contextOf(request));
    this.cookie.takeBack(reply);
  }

  private begin(opened: OpenedSession, reply: FastifyReply): Session {
    const { me, sessionId } = opened;
    this.cookie.give(reply, opened);
    const actor = { id: me.id, kind: 'person', grants: me.grants } as const;
    return {
      accessToken: this.tokens.issue({ actor, sessionId, language: me.language }),
      expiresIn: ACCESS_TOKEN_SECONDS,
      me,
    };
  }
}
