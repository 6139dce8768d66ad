import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { HealthRegistry } from './health.js';

/** The clock and the health registry, for every module of an app. */
@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, HealthRegistry],
  exports: [Clock, HealthRegistry],
})
export class ServiceKitModule {}
