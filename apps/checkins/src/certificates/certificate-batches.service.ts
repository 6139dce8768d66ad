import { Injectable } from '@nestjs/common';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import type { CertificateDocument } from '@liandong/contracts/certificates/certificate';
import {
  CERTIFICATES_PER_PDF,
  type CertificateBatch,
  type CertificateBatchInput,
} from '@liandong/contracts/certificates/certificate-batch';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource, type EntityManager } from 'typeorm';
import { CertificateBatchWorker } from './certificate-batch-worker.js';
import { CertificateBatchesRepository, type BatchRecord } from './certificate-batches.repository.js';
import { CertificateSettingsService } from './certificate-settings.service.js';
import { certificateStatus } from './certificate-status.js';
import { documentOf } from './certificate-view.js';
import { CertificatesRepository } from './certificates.repository.js';
import { assertNotAhead, periodBounds } from './certificate-period.js';

const LIST_LIMIT = 20;
/** Documents in one answer: 10 of the longest fit a message. */
const DOCUMENTS_AT_ONCE = 10;

export interface BatchDocuments {
  teamName: string;
  certificates: CertificateDocument[];
  seal: string | null;
  next: number | null;
}

@Injectable()
export class CertificateBatchesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: CertificateBatchesRepository,
    private readonly certificates: CertificatesRepository,
    private readonly settings: CertificateSettingsService,
    private readonly worker: CertificateBatchWorker,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a batch; its certificates are made afterwards.
   * @throws AppError TEAM_NOT_FOUND, FORBIDDEN, CERTIFICATE_AHEAD, CERTIFICATE_UNIT_MISSING, CERTIFICATE_WITHOUT_SERVICE
   */
  async create(id: string, input: CertificateBatchInput, actor: Actor): Promise<CertificateBatch> {
    assertNotAhead(input.to, this.clock.now());
    const batch = await this.dataSource.transaction(async (tx) => {
      await this.assertManages(tx, input.teamId, actor);
      const { recordingUnit } = await this.settings.current(tx);
      if (!recordingUnit) throw new AppError('CERTIFICATE_UNIT_MISSING');
      const members = await this.batches.add(
        tx,
        { id, ...input, createdBy: actor.id, createdAt: this.clock.now() },
        periodBounds(input.from, input.to),
      );
      if (members === 0) throw new AppError('CERTIFICATE_WITHOUT_SERVICE');
      return this.find(tx, id);
    });
    this.worker.wake();
    return viewOf(batch);
  }

  /** @throws AppError BATCH_NOT_FOUND, FORBIDDEN */
  async get(id: string, actor: Actor): Promise<CertificateBatch> {
    const tx = this.dataSource.manager;
    const batch = await this.find(tx, id);
    await this.assertManages(tx, batch.teamId, actor);
    return viewOf(batch);
  }

  /** @throws AppError TEAM_NOT_FOUND, FORBIDDEN */
  async list(teamId: string, actor: Actor): Promise<{ items: CertificateBatch[] }> {
    const tx = this.dataSource.manager;
    await this.assertManages(tx, teamId, actor);
    return { items: (await this.batches.findOfTeam(tx, teamId, LIST_LIMIT)).map(viewOf) };
  }

  /**
   * Some of the certificates of one part, those alone that are still valid.
   * @throws AppError BATCH_NOT_FOUND, also for a part that there is not; BATCH_NOT_READY, FORBIDDEN
   */
  async documents(
    { id, part, after }: { id: string; part: number; after: number },
    actor: Actor,
  ): Promise<BatchDocuments> {
    const tx = this.dataSource.manager;
    const batch = await this.find(tx, id);
    const team = await this.assertManages(tx, batch.teamId, actor);
    if (!batch.finishedAt) throw new AppError('BATCH_NOT_READY');
    if (part > viewOf(batch).parts) throw new AppError('BATCH_NOT_FOUND');
    const limit = Math.min(DOCUMENTS_AT_ONCE, CERTIFICATES_PER_PDF - after);
    const offset = (part - 1) * CERTIFICATES_PER_PDF + after;
    const ids = await this.batches.findCertificateIds(tx, id, offset, limit);
    const records = await this.certificates.findAll(tx, ids);
    const valid = records.filter((record) => certificateStatus(record) === 'valid');
    const more = ids.length === limit && after + limit < CERTIFICATES_PER_PDF;
    return {
      teamName: team.name,
      certificates: valid.map((record) => documentOf(record, team)),
      seal: await this.settings.sealOf(tx, records[0]?.sealHash ?? null),
      next: more ? after + limit : null,
    };
  }

  private async find(tx: EntityManager, id: string): Promise<BatchRecord> {
    const batch = await this.batches.find(tx, id);
    if (!batch) throw new AppError('BATCH_NOT_FOUND');
    return batch;
  }

  private async assertManages(tx: EntityManager, teamId: string, actor: Actor) {
    const team = await this.certificates.findTeam(tx, teamId);
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    if (!mayManageTeam(actor, team)) throw new AppError('FORBIDDEN');
    return team;
  }
}

function viewOf(batch: BatchRecord): CertificateBatch {
  const { id, teamId, from, to, total, issued, skipped } = batch;
  return {
    id,
    teamId,
    from,
    to,
    createdAt: batch.createdAt.toISOString(),
    total,
    issued,
    skipped,
    finished: batch.finishedAt !== null,
    parts: Math.ceil(issued / CERTIFICATES_PER_PDF),
  };
}
