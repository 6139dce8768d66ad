import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  claimWish,
  confirmWish,
  FulfilInput,
  fulfilWish,
  getWish,
  listWishes,
  postWish,
  reopenWish,
  unclaimWish,
  updateWish,
  WishPatch,
  WishReasonInput,
  WishStepInput,
  withdrawWish,
} from '@liandong/contracts/activities/wish';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { RateLimits } from '../http/rate-limits.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

/** The answers that are kept for repeated requests hold no contact: only `GET /wishes/:id` tells it. */
@ApiTags('wishes')
@Controller(`${API}/wishes`)
export class WishesController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly limits: RateLimits,
  ) {}

  @ApiOperation({ summary: 'Micro-wishes, newest first' })
  @Answers(listWishes)
  @Get()
  list(@Query({ schema: listWishes.input }) query: InputOf<typeof listWishes>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listWishes, query, ctx);
  }

  @ApiOperation({ summary: 'Post a wish of a community, for those who look after it' })
  @Answers(postWish, 201)
  @Idempotent()
  @Post()
  post(@Body({ schema: postWish.input }) input: InputOf<typeof postWish>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(postWish, input, ctx);
  }

  @ApiOperation({ summary: 'One wish; its contact only for its claimer and its poster' })
  @Answers(getWish)
  @Get(':id')
  get(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getWish, { id }, ctx);
  }

  @ApiOperation({ summary: 'Change an open wish' })
  @Answers(updateWish)
  @Patch(':id')
  update(
    @PathId() id: string,
    @Body({ schema: WishPatch }) patch: z.output<typeof WishPatch>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(updateWish, { id, patch }, ctx);
  }

  @ApiOperation({ summary: 'Claim an open wish; of several at once one gets it' })
  @Answers({ ...claimWish, errors: [...claimWish.errors, 'RATE_LIMITED'] })
  @Idempotent()
  @Post(':id/claim')
  async claim(
    @PathId() id: string,
    @Body({ schema: WishStepInput }) step: z.output<typeof WishStepInput>,
    @Ctx() ctx: RpcContext,
  ) {
    await this.limits.spendClaim(actorOf(ctx).id);
    return this.rpc.call(claimWish, { ...step, id }, ctx);
  }

  @ApiOperation({ summary: 'Give a claimed wish back' })
  @Answers(unclaimWish)
  @Idempotent()
  @Post(':id/unclaim')
  unclaim(
    @PathId() id: string,
    @Body({ schema: WishStepInput }) step: z.output<typeof WishStepInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(unclaimWish, { ...step, id }, ctx);
  }

  @ApiOperation({ summary: 'Say that a claimed wish is fulfilled' })
  @Answers(fulfilWish)
  @Idempotent()
  @Post(':id/fulfil')
  fulfil(
    @PathId() id: string,
    @Body({ schema: FulfilInput }) step: z.output<typeof FulfilInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(fulfilWish, { ...step, id }, ctx);
  }

  @ApiOperation({ summary: 'Confirm that a wish is fulfilled: never by its claimer' })
  @Answers(confirmWish)
  @Idempotent()
  @Post(':id/confirm')
  confirm(
    @PathId() id: string,
    @Body({ schema: WishStepInput }) step: z.output<typeof WishStepInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(confirmWish, { ...step, id }, ctx);
  }

  @ApiOperation({ summary: 'Open a wish anew that was not fulfilled' })
  @Answers(reopenWish)
  @Idempotent()
  @Post(':id/reopen')
  reopen(
    @PathId() id: string,
    @Body({ schema: WishReasonInput }) step: z.output<typeof WishReasonInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(reopenWish, { ...step, id }, ctx);
  }

  @ApiOperation({ summary: 'Withdraw a wish that is not needed any more' })
  @Answers(withdrawWish)
  @Idempotent()
  @Post(':id/withdraw')
  withdraw(
    @PathId() id: string,
    @Body({ schema: WishReasonInput }) step: z.output<typeof WishReasonInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(withdrawWish, { ...step, id }, ctx);
  }
}
