import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import { WakeableLoop } from '@liandong/service-kit/wakeable-loop';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import {
  CertificateBatchesRepository,
  type BatchRecord,
  type WaitingMember,
} from './certificate-batches.repository.js';
import { CertificateIssuer } from './certificate-issuer.js';
import type { StoredSettings } from './certificate-settings.repository.js';
import { CertificateSettingsService } from './certificate-settings.service.js';

/** How often unfinished batches are looked for when nobody woke the worker: one may have been left by a crash. */
const SWEEP_MS = 15_000;
/** Certificates made in one transaction: few, so that progress is seen and a stop waits for little. */
const AT_ONCE = 10;

/**
 * Makes the certificates of batches, a few at a time. What is made is noted in the same transaction, so a batch goes on
 * after a crash where it was, in any replica, and nobody gets two.
 */
@Injectable()
export class CertificateBatchWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CertificateBatchWorker.name);
  private readonly loop = new WakeableLoop({
    everyMs: SWEEP_MS,
    work: (signal) => this.makeAll(signal),
    onError: (error) =>
      this.logger.warn(
        `batches of certificates wait: ${error instanceof Error ? error.message : String(error)}`,
      ),
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: CertificateBatchesRepository,
    private readonly issuer: CertificateIssuer,
    private readonly settings: CertificateSettingsService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** To be called after a batch was committed. */
  wake(): void {
    this.loop.wake();
  }

  private async makeAll(signal: AbortSignal): Promise<void> {
    for (const id of await this.batches.findUnfinished(this.dataSource.manager)) {
      while (!signal.aborted && (await this.makeSome(id)));
    }
  }

  /** False when none is left to make. */
  private makeSome(batchId: string): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const batch = await this.batches.find(tx, batchId);
      const waiting = batch ? await this.batches.claimWaiting(tx, batchId, AT_ONCE) : [];
      if (!batch || waiting.length === 0) {
        await this.batches.finish(tx, batchId, this.clock.now());
        return false;
      }
      const settings = await this.settings.current(tx);
      for (const member of waiting) {
        await this.batches.settle(tx, member, await this.certificateFor(tx, batch, member, settings));
      }
      return true;
    });
  }

  /** The certificate's id; null when there is nothing to certify, or nobody. */
  private async certificateFor(
    tx: EntityManager,
    batch: BatchRecord,
    { volunteerId }: WaitingMember,
    settings: StoredSettings,
  ): Promise<string | null> {
    try {
      const made = await this.issuer.issue(
        tx,
        {
          id: uuidv7(),
          volunteerId,
          teamId: batch.teamId,
          issuedBy: batch.createdBy,
          at: this.clock.now(),
          from: batch.from,
          to: batch.to,
          languages: 'zh',
          secondName: null,
          idDocument: null,
          shown: [],
          replaces: null,
        },
        settings,
      );
      return made.id;
    } catch (error) {
      // It is refused before anything is written, so the transaction goes on.
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}
