import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { openSession, refreshSession, requestOtp, Session } from '@liandong/contracts/auth/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Idempotent, IdempotencyKeyHeader } from '../idempotency/idempotency.interceptor.js';
import { AuthService } from './auth.service.js';
import { Public } from './session.guard.js';

/**
 * An Idempotency-Key is ignored where a session begins or goes on: its secrets are not kept in Redis, a
 * one-time code works once, and the refresh token has its own grace for repetitions.
 */
@ApiTags('auth')
@Public()
@Controller(`${API}/auth`)
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @ApiOperation({ summary: 'Send a one-time code to a telephone' })
  @Answers({ ...requestOtp, errors: [...requestOtp.errors, 'RATE_LIMITED'] })
  @Idempotent()
  @Post('otp')
  requestOtp(
    @Body({ schema: requestOtp.input }) input: InputOf<typeof requestOtp>,
    @Req() request: FastifyRequest,
  ) {
    return this.auth.requestOtp(input, request);
  }

  @ApiOperation({ summary: 'Sign in with a one-time code or a password' })
  @Answers({ output: Session, errors: [...openSession.errors, 'RATE_LIMITED'] }, 201)
  @IdempotencyKeyHeader()
  @Post('sessions')
  signIn(
    @Body({ schema: openSession.input }) input: InputOf<typeof openSession>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.auth.signIn(input, request, reply);
  }

  @ApiOperation({ summary: 'A new access token for the session of the refresh cookie' })
  @Answers({ output: Session, errors: refreshSession.errors })
  @IdempotencyKeyHeader()
  @Post('refresh')
  refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.auth.refresh(request, reply);
  }

  @ApiOperation({ summary: 'Sign out' })
  @ApiResponse({ status: 204, description: 'Signed out' })
  @HttpCode(204)
  @Delete('sessions/current')
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.auth.signOut(request, reply);
  }
}
