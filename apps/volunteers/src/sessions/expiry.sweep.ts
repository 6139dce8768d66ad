import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { OneTimeCodesRepository } from '../otp/one-time-codes.repository.js';
import { SessionsRepository } from './sessions.repository.js';

const EVERY_MS = 3_600_000;

/** Forgets sessions and codes that have run out. Replicas may do it at once: it only deletes. */
@Injectable()
export class ExpirySweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ExpirySweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsRepository,
    private readonly codes: OneTimeCodesRepository,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    try {
      const now = this.clock.now();
      await this.sessions.deleteExpired(this.dataSource.manager, now);
      await this.codes.deleteExpired(this.dataSource.manager, now);
    } catch (error) {
      this.logger.warn(
        `what ran out was not deleted: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
