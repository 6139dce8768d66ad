import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { getAttendance, getMyAttendance } from '@liandong/contracts/check-ins/attendance';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyReply } from 'fastify';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx, Session } from '../http/request-context.js';
import type { SignedIn } from '../http/signed-in.js';
import { asEventStream, wantsEvents } from '../live/event-stream.js';
import { LiveAttendance } from '../live/live-attendance.js';

@ApiTags('check-in')
@Controller(`${API}/activities/:id/attendance`)
export class AttendanceController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly live: LiveAttendance,
  ) {}

  @ApiOperation({
    summary: 'Who is expected and who came',
    description:
      'With `Accept: text/event-stream` an event `attendance` with the whole list at the start, then for each change ' +
      'of it an event `attendance-change`: `{asOf, counts, put: [{position, row}], gone: [volunteerId]}`. Take the ' +
      'rows away that `gone` and `put` name, then put each row of `put` at its position, in the order given. ' +
      'A viewer who reads too slowly gets the whole list again instead.',
  })
  @ApiProduces('application/json', 'text/event-stream')
  @Answers(getAttendance)
  @Get()
  async attendance(
    @PathId() activityId: string,
    @Headers('accept') accept: string | undefined,
    @Ctx() ctx: RpcContext,
    @Session() viewer: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!wantsEvents(accept)) return this.rpc.call(getAttendance, { activityId }, ctx);
    return asEventStream(reply, await this.live.open(activityId, viewer, ctx));
  }

  @ApiOperation({ summary: 'When you came and left' })
  @Answers(getMyAttendance)
  @Get('mine')
  mine(@PathId() activityId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getMyAttendance, { activityId }, ctx);
  }
}
