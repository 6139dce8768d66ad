import { Global, Injectable, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HealthRegistry } from '@liandong/service-kit/health';
import { DataSource } from 'typeorm';
import { ByteStreams } from './byte-streams.js';
import { EventConsumer } from './event-consumer.js';
import { Nats, type NatsOptions } from './nats-connection.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';
import { RpcClient } from './rpc-client.js';
import { RpcServer } from './rpc-server.js';

@Injectable()
class ServiceHealthChecks implements OnModuleInit {
  constructor(
    private readonly health: HealthRegistry,
    private readonly nats: Nats,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.health.add('nats', () => this.nats.ping());
    this.health.add('postgres', () => this.dataSource.query('SELECT 1'));
  }
}

/** NATS for an app: `forService` answers calls and moves events, `forCaller` only calls. */
@Global()
@Module({})
export class MessagingModule {
  static forService(options: NatsOptions): DynamicModule {
    return {
      module: MessagingModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: Nats, useFactory: () => Nats.connect(options) },
        RpcClient,
        RpcServer,
        ByteStreams,
        Outbox,
        OutboxRelay,
        EventConsumer,
        ServiceHealthChecks,
      ],
      exports: [Nats, RpcClient, ByteStreams, Outbox, OutboxRelay],
    };
  }

  static forCaller(options: NatsOptions): DynamicModule {
    return {
      module: MessagingModule,
      providers: [{ provide: Nats, useFactory: () => Nats.connect(options) }, RpcClient, ByteStreams],
      exports: [Nats, RpcClient, ByteStreams],
    };
  }
}
