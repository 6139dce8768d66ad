import { Injectable } from '@nestjs/common';
import { mayReadEverything, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { Anomaly } from '@liandong/contracts/ledger/anomaly';
import { DataSource } from 'typeorm';
import { AnomaliesRepository } from './anomalies.repository.js';
import {
  cancelledTimes,
  impossibleTimes,
  lateTicks,
  manyRetroMinutes,
  suspiciousCases,
} from './anomaly-rules.js';

/** How many people are looked at, and how many anomalies of a group are shown. */
const BUSIEST = 500;
const SHOWN = 200;

@Injectable()
export class AnomaliesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: AnomaliesRepository,
  ) {}

  /** @throws AppError FORBIDDEN to all but administrators and auditors */
  async list(month: string, actor: Actor): Promise<Anomaly[]> {
    if (!mayReadEverything(actor)) throw new AppError('FORBIDDEN');
    const { manager } = this.dataSource;
    const found = [
      impossibleTimes(await this.repository.timesOfBusiest(manager, month, BUSIEST)),
      cancelledTimes(await this.repository.timesOfCancelled(manager, month, SHOWN)),
      suspiciousCases(await this.repository.approvedPairs(manager, month)),
      lateTicks(await this.repository.lateTicks(manager, month, SHOWN)),
      manyRetroMinutes(await this.repository.retroMonths(manager, month, SHOWN)),
    ];
    return found.flatMap((ofGroup) =>
      ofGroup.toSorted((one, other) => other.found - other.limit - (one.found - one.limit)).slice(0, SHOWN),
    );
  }
}
