import { setTimeout as sleep } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { isDatabaseUnreachable } from '@liandong/service-kit/database-errors';
import { DataSource, type EntityManager } from 'typeorm';
import { LedgerSigner } from './ledger-signer.js';
import { PersonSalts } from './person-salts.js';
import { SealedEntriesListeners } from './sealed-entries-listeners.js';
import type { SealingPosition } from './sealed-batch.js';
import { SealingRepository, type NextLeaves } from './sealing.repository.js';
import type { TileBuilder } from './tile-builder.js';
import { TreeReader } from './tree-reader.js';
import { TreeRepository } from './tree.repository.js';

/**
 * How often new entries are looked for, in milliseconds. The hot path does not wake the sealer: in a rush each look
 * takes what a third of a second has brought, and shares a transaction and a signature among it.
 */
const LOOK_EVERY_MS = 300;
/** Entries that one transaction seals at most. */
const AT_ONCE = 2_000;

/**
 * Gives ledger entries their place in the tree: reads them in the order of their transactions, adds them as leaves,
 * signs the new head and tells the listeners, in one transaction. One process at a time does it, by the lock on the
 * position's row; when it dies the next look of another goes on where the last commit ended.
 */
@Injectable()
export class Sealer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sealer.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** The tree as the last transaction left it, so that the next need not read its edge again. */
  private remembered: TileBuilder | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: SealingRepository,
    private readonly tree: TreeRepository,
    private readonly reader: TreeReader,
    private readonly salts: PersonSalts,
    private readonly signer: LedgerSigner,
    private readonly listeners: SealedEntriesListeners,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Seals what can be sealed now; for those who cannot wait for the next look. @returns how many entries */
  async sealNow(): Promise<number> {
    let sealed = 0;
    for (let batch = AT_ONCE; batch === AT_ONCE && !this.stopping.signal.aborted; sealed += batch) {
      batch = await this.sealBatch();
    }
    return sealed;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let complaint = '';
    while (!signal.aborted) {
      try {
        await this.sealNow();
        complaint = '';
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        // Once for each trouble, not three times a second.
        if (!isDatabaseUnreachable(error) && reason !== complaint)
          this.logger.error(`nothing is sealed: ${reason}`);
        complaint = reason;
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async sealBatch(): Promise<number> {
    // To claim writes to disk; to look does not.
    if (!(await this.sealing.isAnythingWaiting(this.dataSource.manager))) return 0;
    const builder = this.remembered;
    this.remembered = null;
    const outcome = await this.dataSource.transaction(async (tx) => {
      const position = await this.sealing.claim(tx);
      if (!position) return null;
      const current =
        builder?.size === position.size ? builder : await this.reader.builderAt(tx, position.size);
      if (position.size === 0 && (await this.tree.findLatestHead(tx)) === null)
        await this.signHead(tx, current);
      const next = await this.nextLeaves(tx, position);
      if (next) await this.seal(tx, next, current);
      return { sealed: next?.hashes.length ?? 0, builder: current };
    });
    this.remembered = outcome?.builder ?? null;
    return outcome?.sealed ?? 0;
  }

  private async seal(
    tx: EntityManager,
    { hashes, position, batch }: NextLeaves,
    builder: TileBuilder,
  ): Promise<void> {
    await this.tree.addTiles(
      tx,
      hashes.flatMap((hash) => builder.add(hash)),
    );
    await this.signHead(tx, builder);
    await this.listeners.tell(tx, batch);
    // Last: until then what is called sealed are the entries of earlier batches.
    await this.sealing.moveTo(tx, position);
  }

  /** Gives the next entries their places, and a secret to whoever never had one. */
  private async nextLeaves(tx: EntityManager, after: SealingPosition): Promise<NextLeaves | null> {
    for (;;) {
      const next = await this.sealing.sealNext(tx, after, AT_ONCE);
      if (!next || next.withoutSecret.length === 0) return next;
      await this.salts.prepare(tx, next.withoutSecret);
    }
  }

  /** Times of heads never run backwards, even when a clock does. */
  private async signHead(tx: EntityManager, builder: TileBuilder): Promise<void> {
    const before = await this.tree.findLatestHead(tx);
    const now = this.clock.now().toISOString();
    const time = before && before.time > now ? before.time : now;
    if (before?.keyId !== this.signer.keyId)
      await this.tree.addSigningKey(tx, this.signer.keyId, this.signer.publicKey, new Date(time));
    await this.tree.addHead(
      tx,
      this.signer.signHead({ size: builder.size, root: builder.root().toString('hex'), time }),
    );
  }
}
