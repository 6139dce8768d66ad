import { Module } from '@nestjs/common';
import { AnomaliesController } from './anomalies.controller.js';
import { AnomaliesRepository } from './anomalies.repository.js';
import { AnomaliesService } from './anomalies.service.js';

/** What looks wrong in the ledger, for those who watch over it. */
@Module({ providers: [AnomaliesRepository, AnomaliesService, AnomaliesController] })
export class AnomaliesModule {}
