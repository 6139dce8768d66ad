import { Injectable, Logger } from '@nestjs/common';
import type { CheckInAnswer, GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { AppError } from '@liandong/contracts/errors/app-error';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { VenueCodeReader, type ReadCode } from '../venue-codes/venue-code-reader.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { decideBatch } from './scan-batch.js';

/** How often a batch is decided anew because another call wrote one of its facts first. */
const TRIES = 5;

const MALFORMED: ReadCode = { kind: 'malformed' };

@Injectable()
export class CheckInsService {
  private readonly logger = new Logger(CheckInsService.name);

  constructor(
    private readonly codes: VenueCodeReader,
    private readonly checkIns: CheckInsRepository,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Records gathered scans: read what is known, decide, write all in one statement. A scan that somebody else's
   * call overtook is decided anew, from what is known then.
   * @returns an answer for each scan, in their order
   */
  async record(scans: readonly GatheredScan[]): Promise<CheckInAnswer[]> {
    const codes = await this.codes.readAll(scans.map((scan) => scan.code));
    const batch = scans.map((scan) => ({ scan, code: codes.get(scan.code) ?? MALFORMED }));
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const known = await this.checkIns.known(batch);
      const { answers, decided } = decideBatch(batch, known);
      if (decided.length === 0) return answers;
      if (await this.checkIns.record(decided, this.clock.now())) {
        this.relay.wake();
        return answers;
      }
      this.logger.debug(`a batch of ${scans.length} was overtaken (try ${attempt})`);
    }
    throw new AppError('UNAVAILABLE');
  }
}
