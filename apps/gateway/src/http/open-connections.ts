import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** How often connections are looked at that have become idle while the door closes, in milliseconds. */
const LOOK_MS = 50;
/** Who has not taken an answer by then does not get it, in milliseconds. */
const GIVE_UP_MS = 10_000;

/**
 * Closes what is open but idle while the door closes. Node closes connections that are idle when the server stops
 * to listen; one whose last answer or stream ends later, or that a browser opened ahead and never used, would keep
 * the process for the whole keep-alive time.
 */
@Injectable()
export class OpenConnections implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly sockets = new Set<Socket>();
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.server().on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  beforeApplicationShutdown(): void {
    this.timers = [
      setInterval(() => this.closeIdle(), LOOK_MS),
      setTimeout(() => this.server().closeAllConnections(), GIVE_UP_MS),
    ];
  }

  onApplicationShutdown(): void {
    this.timers.forEach(clearTimeout);
  }

  private closeIdle(): void {
    this.server().closeIdleConnections();
    for (const socket of this.sockets) if (socket.bytesRead === 0) socket.destroy();
  }

  private server(): Server {
    return this.host.httpAdapter.getHttpServer();
  }
}
