import { Controller } from '@nestjs/common';
import { closeSession, openSession, refreshSession, type SignIn } from '@liandong/contracts/auth/auth';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { SessionsService } from './sessions.service.js';

interface RefreshToken {
  refreshToken: string;
}

@Controller()
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @HandleRpc(openSession)
  async open(input: z.output<typeof SignIn>, ctx: RpcContext) {
    return this.sessions.open(input, ctx);
  }

  @HandleRpc(refreshSession)
  async refresh({ refreshToken }: RefreshToken) {
    return this.sessions.refresh(refreshToken);
  }

  @HandleRpc(closeSession)
  async close({ refreshToken }: RefreshToken) {
    await this.sessions.close(refreshToken);
    return {};
  }
}
