import { Module } from '@nestjs/common';
import { SystemHealth } from './system-health.js';
import { SystemController } from './system.controller.js';

/** Health and metrics. */
@Module({ controllers: [SystemController], providers: [SystemHealth] })
export class SystemModule {}
