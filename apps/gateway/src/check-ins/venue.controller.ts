import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { getPrintedCode, PrintedCode, rotateVenueKey } from '@liandong/contracts/check-ins/member-code';
import { getVenueKey, VenueKey, VenueKeyQuery } from '@liandong/contracts/check-ins/venue-code';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { PublicUrl } from '../http/public-url.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';

@ApiTags('check-in')
@Controller(`${API}/activities/:id`)
export class VenueController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly publicUrl: PublicUrl,
  ) {}

  @ApiOperation({ summary: 'The key from which the venue screen makes its rotating codes' })
  @Answers({ ...getVenueKey, output: VenueKey })
  @Get('venue-code')
  async venueKey(
    @PathId() activityId: string,
    @Query({ schema: VenueKeyQuery }) { direction }: z.output<typeof VenueKeyQuery>,
    @Ctx() ctx: RpcContext,
    @Req() request: FastifyRequest,
  ) {
    const key = await this.rpc.call(getVenueKey, { activityId, direction }, ctx);
    return { ...key, urlPrefix: `${this.publicUrl.of(request)}/c/` };
  }

  @ApiOperation({ summary: 'What a poster holds: good in the activity’s window, until the keys are rotated' })
  @Answers({ ...getPrintedCode, output: PrintedCode })
  @Get('printed-code')
  async printedCode(
    @PathId() activityId: string,
    @Query({ schema: VenueKeyQuery }) { direction }: z.output<typeof VenueKeyQuery>,
    @Ctx() ctx: RpcContext,
    @Req() request: FastifyRequest,
  ) {
    const printed = await this.rpc.call(getPrintedCode, { activityId, direction }, ctx);
    return { ...printed, url: `${this.publicUrl.of(request)}/c/${printed.code}` };
  }

  @ApiOperation({ summary: 'Make every code of the activity useless that is in the world' })
  @Answers(rotateVenueKey)
  @Idempotent()
  @Post('venue-code/rotate')
  rotate(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(rotateVenueKey, { activityId }, ctx);
  }
}
