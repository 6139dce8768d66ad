import { Inject, Injectable } from '@nestjs/common';
import type { OpenedSession } from '@liandong/contracts/auth/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../env.js';
import { API } from '../http/api.js';

const NAME = 'liandong_refresh';
const USUAL_PORTS = new Set([null, 80, 443]);

/** The cookie that carries the refresh token: no script sees it, and only the routes under /auth get it. */
@Injectable()
export class RefreshCookie {
  private readonly attributes;

  constructor(@Inject(SETTINGS) { PUBLIC_URL }: Settings) {
    this.attributes = {
      httpOnly: true,
      sameSite: 'strict',
      path: `/${API}/auth`,
      secure: PUBLIC_URL?.startsWith('https:') ?? false,
    } as const;
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[nameFor(request)];
  }

  give(reply: FastifyReply, { refreshToken, refreshExpiresAt }: OpenedSession): void {
    reply.setCookie(nameFor(reply.request), refreshToken, {
      ...this.attributes,
      expires: new Date(refreshExpiresAt),
    });
  }

  takeBack(reply: FastifyReply): void {
    reply.clearCookie(nameFor(reply.request), this.attributes);
  }
}

/** Browsers keep cookies by host: two checkouts beside each other on one host, at two ports, need two names. */
function nameFor({ port }: FastifyRequest): string {
  return USUAL_PORTS.has(port) ? NAME : `${NAME}_${port}`;
}
