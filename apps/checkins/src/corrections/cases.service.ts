import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Page } from '@liandong/contracts/common/page';
import { AppError } from '@liandong/contracts/errors/app-error';
import type {
  CaseQuery,
  CorrectionCase,
  CorrectionCaseDetail,
} from '@liandong/contracts/ledger/correction-case';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ledgerScopeOf } from '../ledger/ledger-scope.js';
import { maySee } from './case-policy.js';
import { caseView } from './case-view.js';
import { CorrectionCasesRepository } from './correction-cases.repository.js';
import { EvidenceRepository } from './evidence.repository.js';

const Cursor = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

/** The lists of cases, and one with its evidence and its history. */
@Injectable()
export class CasesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CorrectionCasesRepository,
    private readonly evidence: EvidenceRepository,
  ) {}

  async list({ cursor, limit, ...filter }: CaseQuery, actor: Actor): Promise<Page<CorrectionCase>> {
    const after = cursor ? decodeCursor(cursor, Cursor) : null;
    const who = { personId: actor.id, scope: ledgerScopeOf(actor) };
    const rows = await this.cases.list(this.dataSource.manager, filter, who, after, limit);
    return pageFrom(
      rows,
      limit,
      (row) => [row.createdAt.toISOString(), row.id],
      (row) => caseView(row, actor),
    );
  }

  async get(id: string, actor: Actor): Promise<CorrectionCaseDetail> {
    const { manager } = this.dataSource;
    const one = await this.cases.find(manager, id);
    if (!one || !maySee(actor, one)) throw new AppError('LEDGER_CASE_NOT_FOUND');
    const history = await this.cases.history(manager, id);
    const denials = await this.cases.findDenials(manager, id);
    return {
      ...caseView(one, actor),
      denials: denials.map(({ what, at, note, byId, byName }) => ({
        what,
        at: at.toISOString(),
        by: { id: byId, displayName: byName },
        note,
      })),
      evidence: await this.evidence.ofCase(manager, id),
      history: history.map(({ at, actorId, actorName, action, note }) => ({
        at: at.toISOString(),
        by: { id: actorId, displayName: actorName },
        action,
        note,
      })),
    };
  }
}
