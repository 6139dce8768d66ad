import { Injectable, Logger } from '@nestjs/common';
import type { CheckInAnswer, GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { AppError } from '@liandong/contracts/errors/app-error';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { placeVerdict } from '@liandong/rules/place-verdict';
import { isShortCode } from '@liandong/rules/short-code';
import { Clock } from '@liandong/service-kit/clock';
import { ShortCodeReader } from '../venue-codes/short-code-reader.js';
import { VenueCodeReader } from '../venue-codes/venue-code-reader.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { decideBatch } from './scan-batch.js';
import type { ReadCode, ReadScan } from './scan.js';

/** How often a batch is decided anew because another call wrote one of its facts first. */
const TRIES = 5;

const MALFORMED: ReadCode = { kind: 'refused', reason: 'CODE_MALFORMED', activity: null, way: null };

@Injectable()
export class CheckInsService {
  private readonly logger = new Logger(CheckInsService.name);

  constructor(
    private readonly codes: VenueCodeReader,
    private readonly shortCodes: ShortCodeReader,
    private readonly checkIns: CheckInsRepository,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** Records what members scanned or typed themselves; an answer for each scan, in their order. */
  async record(scans: readonly GatheredScan[]): Promise<CheckInAnswer[]> {
    const typed = scans.filter(({ code }) => isShortCode(code));
    const [codes, shortCodes] = await Promise.all([
      this.codes.readAll(scans.map(({ code }) => code)),
      this.shortCodes.readAll(
        typed.map(({ code, activityId, receivedAt }) => ({
          code,
          activityId: activityId ?? null,
          at: new Date(receivedAt),
        })),
      ),
    ]);
    const ofTyped = new Map(typed.map((scan, index) => [scan, shortCodes[index]]));
    return this.recordRead(
      scans.map((scan) => ownScan(scan, ofTyped.get(scan) ?? codes.get(scan.code) ?? MALFORMED)),
    );
  }

  /**
   * Records scans whose codes are read: look up what is known, decide, write all in one statement. A scan that
   * somebody else's call overtook is decided anew, from what is known then.
   * @returns an answer for each scan, in their order
   */
  async recordRead(batch: readonly ReadScan[]): Promise<CheckInAnswer[]> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const now = this.clock.now();
      const known = await this.checkIns.known(batch, now);
      const { answers, decided } = decideBatch(batch, known);
      if (decided.length === 0) return answers;
      if (await this.checkIns.record(decided, now)) {
        this.relay.wake();
        return answers;
      }
      this.logger.debug(`a batch of ${batch.length} was overtaken (try ${attempt})`);
    }
    throw new AppError('UNAVAILABLE');
  }
}

function ownScan({ position, ...scan }: GatheredScan, code: ReadCode): ReadScan {
  const receivedAt = new Date(scan.receivedAt);
  return {
    scan: {
      scanId: scan.scanId,
      volunteerId: scan.volunteerId,
      scannedBy: scan.volunteerId,
      at: receivedAt,
      receivedAt,
      scannedAt: scan.scannedAt === null ? null : new Date(scan.scannedAt),
      deviceId: scan.deviceId ?? null,
      ...(scan.grants ? { grants: scan.grants } : {}),
    },
    code,
    place: placeVerdict(code.activity?.position ?? null, position ?? null),
  };
}
