import { Inject, Injectable } from '@nestjs/common';
import type { OpenedSession } from '@liandong/contracts/auth/auth';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../env.js';
import { API } from '../http/api.js';

const NAME = 'liandong_refresh';
const USUAL_PORTS = new Set([null, 80, 443]);

/**
 * The cookie that carries the refresh token: no script sees it, and only the routes under /auth get it. Read here, and
 * not by a plugin, whose hooks every request would pass.
 */
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
    return parseCookie(request.headers.cookie ?? '')[nameFor(request)];
  }

  give(reply: FastifyReply, { refreshToken, refreshExpiresAt }: OpenedSession): void {
    this.put(reply, refreshToken, new Date(refreshExpiresAt));
  }

  takeBack(reply: FastifyReply): void {
    this.put(reply, '', new Date(0));
  }

  private put(reply: FastifyReply, value: string, expires: Date): void {
    const name = nameFor(reply.request);
    reply.header('set-cookie', stringifySetCookie({ ...this.attributes, name, value, expires }));
  }
}

/** Browsers keep cookies by host: two checkouts beside each other on one host, at two ports, need two names. */
function nameFor({ port }: FastifyRequest): string {
  return USUAL_PORTS.has(port) ? NAME : `${NAME}_${port}`;
}
