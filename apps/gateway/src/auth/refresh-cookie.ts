import { Inject, Injectable } from '@nestjs/common';
import type { OpenedSession } from '@liandong/contracts/auth/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../env.js';
import { API } from '../http/api.js';

const REFRESH_COOKIE = 'liandong_refresh';

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
    return request.cookies[REFRESH_COOKIE];
  }

  give(reply: FastifyReply, { refreshToken, refreshExpiresAt }: OpenedSession): void {
    reply.setCookie(REFRESH_COOKIE, refreshToken, {
      ...this.attributes,
      expires: new Date(refreshExpiresAt),
    });
  }

  takeBack(reply: FastifyReply): void {
    reply.clearCookie(REFRESH_COOKIE, this.attributes);
  }
}
