import { Injectable } from '@nestjs/common';
import type { Page } from '@liandong/contracts/common/page';
import type { Organization, OrganizationQuery } from '@liandong/contracts/people/organization';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { searchPattern } from '../names/name-search.js';
import { OrganizationsRepository } from './organizations.repository.js';

const Cursor = z.tuple([z.string()]);

/** The organisation tree, which everybody who is signed in may read. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organizations: OrganizationsRepository,
  ) {}

  async list(query: z.output<typeof OrganizationQuery>): Promise<Page<Organization>> {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, Cursor)[0];
    const rows = await this.organizations.list(this.dataSource.manager, {
      parentId: query.parentId,
      kind: query.kind,
      pattern: query.query ? searchPattern(query.query) : undefined,
      after,
      limit: query.limit + 1,
    });
    return pageFrom(
      rows,
      query.limit,
      (row) => [row.path],
      (row) => row,
    );
  }
}
