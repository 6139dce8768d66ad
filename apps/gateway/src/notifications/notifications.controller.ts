import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  InboxMessage,
  listInbox,
  listReminders,
  readMessage,
} from '@liandong/contracts/notifications/notification';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyReply } from 'fastify';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx, Session } from '../http/request-context.js';
import type { SignedIn } from '../http/signed-in.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';
import { asEventStream } from '../live/event-stream.js';
import { LiveInbox } from '../live/live-inbox.js';

@ApiTags('notifications')
@Controller(`${API}/me`)
export class NotificationsController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly live: LiveInbox,
  ) {}

  @ApiOperation({ summary: 'Your inbox, newest first' })
  @Answers(listInbox)
  @Get('notifications')
  inbox(@Query({ schema: listInbox.input }) query: InputOf<typeof listInbox>, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listInbox, query, ctx);
  }

  @ApiOperation({ summary: 'Mark a message as read' })
  @Answers(readMessage)
  @Idempotent()
  @Post('notifications/:id/read')
  read(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(readMessage, { id }, ctx);
  }

  @ApiOperation({ summary: 'Reminders that are planned for you or were sent' })
  @Answers(listReminders)
  @Get('reminders')
  reminders(
    @Query({ schema: listReminders.input }) query: InputOf<typeof listReminders>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listReminders, query, ctx);
  }

  @ApiOperation({ summary: 'New messages as they come: server-sent events `message`' })
  @ApiProduces('text/event-stream')
  @Answers({ output: InboxMessage })
  @Get('stream')
  stream(@Session() viewer: SignedIn, @Res({ passthrough: true }) reply: FastifyReply) {
    return asEventStream(reply, this.live.open(viewer));
  }
}
