import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import {
  SealedEntriesListeners,
  type SealedEntriesListener,
  type SealedEntry,
} from '../proof/sealed-entries-listeners.js';
import { CertificateNews } from './certificate-news.js';
import { changesThePast } from './certificate-status.js';
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

  async entriesSealed(tx: EntityManager, entries: readonly SealedEntry[]): Promise<void> {
    const changing = entries.filter(({ facts }) => changesThePast(facts));
    if (changing.length === 0) return;
    const at = this.clock.now();
    const outdated = await this.certificates.replaceCovering(
      tx,
      changing.map(({ facts, volunteerId, fromAt }) => ({
        entryId: facts.entryId,
        volunteerId,
        teamId: facts.teamId,
        fromAt,
      })),
      at,
    );
    await this.news.tell(tx, outdated, { step: 'outdated', by: null, at });
  }
}
