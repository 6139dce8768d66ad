import { Injectable } from '@nestjs/common';
import type { Page } from '@liandong/contracts/common/page';
import { Id } from '@liandong/contracts/common/scalars';
import type { Agreement, listAgreements } from '@liandong/contracts/people/organization';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { AgreementsRepository } from './agreements.repository.js';

export type AgreementQuery = z.output<typeof listAgreements.input>;

const Cursor = z.tuple([z.iso.date(), Id]);

/** Co-building agreements, which everybody who is signed in may read. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly agreements: AgreementsRepository,
  ) {}

  async list({ cursor, limit, communityId, partnerId }: AgreementQuery): Promise<Page<Agreement>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor);
    const filter = { communityId, partnerId, after, limit: limit + 1 };
    const rows = await this.agreements.list(this.dataSource.manager, filter);
    return pageFrom(
      rows,
      limit,
      (row) => [row.signedOn, row.id],
      (row) => row,
    );
  }
}
