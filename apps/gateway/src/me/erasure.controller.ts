import { Body, Controller, Delete, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { eraseMe, requestErasureCode } from '@liandong/contracts/people/erasure';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErasedPeople } from '../auth/erased-people.js';
import { RefreshCookie } from '../auth/refresh-cookie.js';
import { AlsoErased } from '../auth/session.guard.js';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { RateLimits } from '../http/rate-limits.js';
import { contextOf, Session } from '../http/request-context.js';
import type { SignedIn } from '../http/signed-in.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('me')
@Controller(`${API}/me`)
export class ErasureController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly limits: RateLimits,
    private readonly erased: ErasedPeople,
    private readonly cookie: RefreshCookie,
  ) {}

  @ApiOperation({ summary: 'Send a code to your own telephone, with which you can delete your account' })
  @Answers({ ...requestErasureCode, errors: [...requestErasureCode.errors, 'RATE_LIMITED'] })
  @Idempotent()
  @Post('erasure-code')
  async requestCode(@Session() session: SignedIn, @Req() request: FastifyRequest) {
    await this.limits.spend('otp', session.actor.id, request.ip);
    return this.rpc.call(requestErasureCode, {}, contextOf(request));
  }

  /** Answers a repetition too, whose answer was lost: by then the token is refused everywhere else. */
  @ApiOperation({ summary: 'Delete your account and erase your data' })
  @Answers(eraseMe)
  @AlsoErased()
  @Delete()
  async erase(
    @Body({ schema: eraseMe.input }) input: InputOf<typeof eraseMe>,
    @Session() session: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const erased = await this.rpc.call(eraseMe, input, contextOf(request));
    this.erased.add(session.actor.id);
    this.cookie.takeBack(reply);
    return erased;
  }
}
