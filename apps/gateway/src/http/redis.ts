import { once } from 'node:events';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Redis as Client } from 'ioredis';
import { SETTINGS, type Settings } from '../env.js';

/** How long one command may take, in milliseconds: the door answers within 3 s also when Redis hangs. */
const COMMAND_TIMEOUT_MS = 1_000;

/** The connection to Redis. It connects by itself, also later; while it is away, commands fail at once. */
@Injectable()
export class Redis implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Redis.name);
  private up = true;
  readonly client: Client;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'REDIS_URL'>) {
    this.client = new Client(settings.REDIS_URL, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: COMMAND_TIMEOUT_MS,
      commandTimeout: COMMAND_TIMEOUT_MS,
      retryStrategy: (attempt) => Math.min(100 * attempt, 1_000),
    });
    this.client.on('error', (error) => this.turn(false, error.message));
    this.client.on('ready', () => this.turn(true, ''));
  }

  /** Lets the door open with Redis at hand where it is there; where it is not, the door opens all the same. */
  async onModuleInit(): Promise<void> {
    // It has been connecting since it was made, and may be through by now.
    if (this.client.status === 'ready') return;
    await once(this.client, 'ready', { signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS) }).catch(() => {
      this.turn(false, 'no answer at the start');
    });
  }

  /**
   * The result of a command.
   * @throws AppError UNAVAILABLE when Redis cannot be reached or does not answer in time
   */
  async answerTo<Result>(command: Promise<Result>): Promise<Result> {
    try {
      return await command;
    } catch (error) {
      throw new AppError('UNAVAILABLE', {}, [], { cause: error });
    }
  }

  async ping(): Promise<void> {
    await this.client.ping();
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
  }

  /** Says once that Redis went away, and once that it is back. */
  private turn(up: boolean, reason: string): void {
    if (this.up === up) return;
    this.up = up;
    this.logger.warn(up ? 'Redis is back' : `Redis cannot be reached; trying again: ${reason}`);
  }
}
