import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HealthRegistry } from '@liandong/service-kit/health';
import { Redis, type RedisOptions } from 'ioredis';

/** How often a lost connection is tried again, in milliseconds. */
const RETRY_MS = 500;

/**
 * The process's connections to Redis. Both come back by themselves, whenever Redis does; the service starts
 * and works without it.
 */
@Injectable()
export class RedisConnections implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnections.name);
  private away = false;
  /** A command fails at once while Redis is away. */
  readonly producer: Redis;
  /** A command waits until Redis is back, as BullMQ asks of its workers. */
  readonly worker: Redis;

  constructor(
    url: string,
    private readonly health: HealthRegistry,
  ) {
    this.producer = this.connect(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 2_000,
    });
    this.worker = this.connect(url, { maxRetriesPerRequest: null });
    this.producer.on('ready', () => this.setAway(false));
    this.producer.on('close', () => this.setAway(true));
  }

  onModuleInit(): void {
    this.health.add('redis', () => this.producer.ping());
  }

  get isUp(): boolean {
    return this.producer.status === 'ready';
  }

  onApplicationShutdown(): void {
    this.producer.removeAllListeners('close').disconnect();
    this.worker.disconnect();
  }

  private connect(url: string, options: RedisOptions): Redis {
    const redis = new Redis(url, { ...options, retryStrategy: () => RETRY_MS });
    // Without a listener ioredis prints each failed attempt; 'close' and 'ready' tell it once.
    redis.on('error', () => undefined);
    return redis;
  }

  private setAway(away: boolean): void {
    if (away === this.away) return;
    this.away = away;
    this.logger.warn(away ? 'Redis cannot be reached; reminders go on without it' : 'Redis is back');
  }
}
