import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ErasureListeners } from '../directory/erasure-listeners.js';
import { CaseHistory } from './case-history.js';
import { CorrectionCasesRepository } from './correction-cases.repository.js';
import { EvidenceRepository } from './evidence.repository.js';

/**
 * What becomes of the cases of a person who left: open ones are withdrawn, and evidence that is about nobody else is
 * deleted. Decided ones stay as the account of the entries that they made.
 */
@Injectable()
export class CaseErasure implements OnModuleInit {
  constructor(
    private readonly erasures: ErasureListeners,
    private readonly cases: CorrectionCasesRepository,
    private readonly evidence: EvidenceRepository,
    private readonly history: CaseHistory,
  ) {}

  onModuleInit(): void {
    this.erasures.add(async (tx, volunteerId, at) => {
      await this.withdrawOpen(tx, volunteerId, at);
      await this.evidence.forget(tx, volunteerId);
    });
  }

  private async withdrawOpen(tx: EntityManager, volunteerId: string, at: Date): Promise<void> {
    for (const one of await this.cases.lockOpenOf(tx, volunteerId)) {
      await this.cases.save(tx, { ...one, status: 'withdrawn', decidedBy: volunteerId, decidedAt: at });
      await this.history.write(tx, [one], { action: 'withdrawn', by: volunteerId, at, note: '' });
    }
  }
}
