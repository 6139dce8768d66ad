import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { SealedBatch } from '../proof/sealed-batch.js';
import { SealedEntriesListeners, type SealedEntriesListener } from '../proof/sealed-entries-listeners.js';
import { CertificateNews } from './certificate-news.js';
import { CertificatesRepository } from './certificates.repository.js';

/** A certificate whose ground has changed says so: in the transaction that seals the entry that changed it. */
@Injectable()
export class CertificateReplacement implements SealedEntriesListener, OnModuleInit {
  constructor(
    private readonly listeners: SealedEntriesListeners,
    private readonly certificates: CertificatesRepository,
    private readonly news: CertificateNews,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.add(this);
  }

  async entriesSealed(tx: EntityManager, batch: SealedBatch): Promise<void> {
    if (!(await this.certificates.isPastChanged(tx, batch))) return;
    const at = this.clock.now();
    const outdated = await this.certificates.replaceCovering(tx, batch, at);
    await this.news.tell(tx, outdated, { step: 'outdated', by: null, at });
  }
}
