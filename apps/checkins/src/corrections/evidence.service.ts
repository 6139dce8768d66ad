import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { EvidenceFile, readEvidencePart, storeEvidencePart } from '@liandong/contracts/ledger/evidence';
import { Clock } from '@liandong/service-kit/clock';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { maySee } from './case-policy.js';
import { evidenceTypeOf } from './evidence-type.js';
import { EvidenceRepository, fileView } from './evidence.repository.js';

/** How long an upload waits to be attached to a case, in milliseconds: a day. */
const UNATTACHED_MS = 24 * 3_600_000;

type Part = z.output<typeof storeEvidencePart.input>;

/** Evidence files: taken in parts, read only by those who take part in the case, and by the auditor. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly evidence: EvidenceRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns the file once its last part has come, before that null */
  async store({ fileId, name, part, parts, content }: Part, actor: Actor): Promise<EvidenceFile | null> {
    checkTexts({ name });
    const now = this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const file = { id: fileId, name, parts, uploadedBy: actor.id, uploadedAt: now };
      if (part === 0) {
        await this.evidence.removeUnattached(tx, actor.id, new Date(now.getTime() - UNATTACHED_MS));
      }
      const bytes = Buffer.from(content, 'base64');
      if (part === 0 && !evidenceTypeOf(bytes)) throw new AppError('EVIDENCE_TYPE_REFUSED');
      if (!(await this.evidence.addPart(tx, file, part, bytes))) throw new AppError('EVIDENCE_NOT_FOUND');
      const beginning = await this.evidence.beginningOf(tx, fileId);
      if (!beginning) return null;
      const type = evidenceTypeOf(beginning);
      if (!type) throw new AppError('EVIDENCE_TYPE_REFUSED');
      await this.evidence.complete(tx, fileId, type);
      const stored = await this.evidence.find(tx, fileId);
      return stored && fileView(stored);
    });
  }

  /** Somebody who may not read it is told no more than that there is none. */
  async read(fileId: string, part: number, actor: Actor): Promise<z.input<typeof readEvidencePart.output>> {
    const { manager } = this.dataSource;
    const file = await this.evidence.find(manager, fileId);
    const standings = file ? await this.evidence.standingsOf(manager, fileId) : [];
    const may = file?.uploadedBy === actor.id || standings.some((standing) => maySee(actor, standing));
    const content = may ? await this.evidence.readPart(manager, fileId, part) : null;
    if (!file || !content) throw new AppError('EVIDENCE_NOT_FOUND');
    return { file: fileView(file), parts: file.parts, content: content.toString('base64') };
  }
}
