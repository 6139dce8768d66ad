import { Injectable, type OnModuleInit } from '@nestjs/common';
import { healthOf } from '@liandong/contracts/system/health';
import { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { HealthRegistry } from '@liandong/service-kit/health';
import { uuidv7 } from 'uuidv7';
import { Redis } from '../http/redis.js';

/** The door can do its work when NATS, Redis and every service can do theirs. */
@Injectable()
export class SystemHealth implements OnModuleInit {
  constructor(
    private readonly health: HealthRegistry,
    private readonly nats: Nats,
    private readonly redis: Redis,
    private readonly rpc: RpcClient,
  ) {}

  onModuleInit(): void {
    this.health.add('nats', () => this.nats.ping());
    this.health.add('redis', () => this.redis.ping());
    for (const [service, check] of Object.entries(healthOf)) {
      this.health.add(service, () => this.ask(check));
    }
  }

  private async ask(check: (typeof healthOf)[keyof typeof healthOf]): Promise<void> {
    const ctx = { actor: null, requestId: uuidv7(), language: 'zh-CN', deadline: Infinity } as const;
    const { status } = await this.rpc.call(check, {}, ctx);
    if (status !== 'ok') throw new Error('the service says that it is down');
  }
}
