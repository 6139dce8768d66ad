import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { LedgerEntry, LedgerFilter, LedgerSummary } from '@liandong/contracts/ledger/ledger';
import { shanghaiMonth } from '@liandong/rules/shanghai-time';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ledgerScopeOf, type LedgerScope } from './ledger-scope.js';
import { LedgerRepository, type LedgerRecord } from './ledger.repository.js';

const Cursor = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

/** Nobody needs a grant to read what concerns themselves. */
const OWN: LedgerScope = { kind: 'district' };

@Injectable()
export class LedgerService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerRepository,
  ) {}

  /** @throws AppError FORBIDDEN when no grant of the actor reads the ledger */
  async entries(filter: LedgerFilter, page: PageQuery, actor: Actor): Promise<Page<LedgerEntry>> {
    return this.pageOf(filter, scopeOf(actor), page);
  }

  /** @throws AppError FORBIDDEN when no grant of the actor reads the ledger */
  async summary(filter: LedgerFilter, actor: Actor): Promise<LedgerSummary> {
    return this.ledger.summarize(this.dataSource.manager, filter, scopeOf(actor));
  }

  /** The actor's own entries and totals. */
  async mine(page: PageQuery, actor: Actor): Promise<Page<LedgerEntry> & { summary: LedgerSummary }> {
    const filter = { volunteerId: actor.id };
    const [entries, summary] = await Promise.all([
      this.pageOf(filter, OWN, page),
      this.ledger.summarize(this.dataSource.manager, filter, OWN),
    ]);
    return { ...entries, summary };
  }

  private async pageOf(
    filter: LedgerFilter,
    scope: LedgerScope,
    page: PageQuery,
  ): Promise<Page<LedgerEntry>> {
    const after = page.cursor ? decodeCursor(page.cursor, Cursor) : null;
    const rows = await this.ledger.findEntries(this.dataSource.manager, filter, scope, after, page.limit);
    return pageFrom(rows, page.limit, (row) => [row.from_at.toISOString(), row.id], entryOf);
  }
}

function scopeOf(actor: Actor): LedgerScope {
  const scope = ledgerScopeOf(actor);
  if (!scope) throw new AppError('FORBIDDEN');
  return scope;
}

function entryOf(row: LedgerRecord): LedgerEntry {
  return {
    id: row.id,
    kind: row.kind,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name ?? '',
    teamId: row.team_id,
    teamName: row.team_name ?? '',
    activityId: row.activity_id,
    title: row.title,
    activityClass: row.activity_class,
    linkedParties: row.linked_parties,
    month: shanghaiMonth(row.from_at),
    from: row.from_at.toISOString(),
    to: row.to_at?.toISOString() ?? null,
    minutes: row.minutes,
    times: row.times,
    corrects: row.corrects,
    grade: row.grade,
    recordedAt: row.recorded_at.toISOString(),
  };
}
