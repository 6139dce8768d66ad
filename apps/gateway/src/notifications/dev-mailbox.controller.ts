import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '@liandong/contracts/errors/app-error';
import { listMailbox } from '@liandong/contracts/notifications/notification';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Public } from '../auth/session.guard.js';
import { SETTINGS, type Settings } from '../env.js';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';

/** For demonstrations and development only: without `DEV_MAILBOX=true` there is nothing here. */
@ApiTags('notifications')
@Public()
@Controller(`${API}/dev`)
export class DevMailboxController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @ApiOperation({ summary: 'What the development mailbox caught instead of sending it' })
  @Answers(listMailbox)
  @Get('mailbox')
  async list(
    @Query({ schema: listMailbox.input }) query: InputOf<typeof listMailbox>,
    @Ctx() ctx: RpcContext,
  ) {
    if (!this.settings.DEV_MAILBOX) throw new AppError('ROUTE_NOT_FOUND');
    return this.rpc.call(listMailbox, query, ctx);
  }
}
