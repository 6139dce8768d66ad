import { Global, Module, type DynamicModule } from '@nestjs/common';
import { HealthRegistry } from '@liandong/service-kit/health';
import { RedisConnections } from './redis-connections.js';

/** Redis, for the modules that plan jobs. */
@Global()
@Module({})
export class RedisModule {
  static forRoot(url: string): DynamicModule {
    return {
      module: RedisModule,
      providers: [
        {
          provide: RedisConnections,
          inject: [HealthRegistry],
          useFactory: (health: HealthRegistry) => new RedisConnections(url, health),
        },
      ],
      exports: [RedisConnections],
    };
  }
}
