import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { HealthRegistry } from './health.js';

/** The clock and the health registry, for every module of an app. */
@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, HealthRegistry],
  exports: [Clock, HealthRegistry],
})
export class ServiceKitModule {
  /** With another clock than the system's. */
  static withClock(clock: Clock): DynamicModule {
    return { module: ServiceKitModule, providers: [{ provide: Clock, useValue: clock }] };
  }
}
