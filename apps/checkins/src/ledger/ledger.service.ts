import { Injectable } from '@nestjs/common';
import { mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import type { NamedPerson } from '@liandong/contracts/common/person';
import { AppError } from '@liandong/contracts/errors/app-error';
import type {
  LedgerEntry,
  LedgerEntryDetail,
  LedgerFilter,
  LedgerGrouping,
  LedgerSummary,
} from '@liandong/contracts/ledger/ledger';
import { shanghaiMonth } from '@liandong/rules/shanghai-time';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { ledgerScopeOf, type LedgerScope } from './ledger-scope.js';
import { LedgerSummaryRepository } from './ledger-summary.repository.js';
import {
  LedgerRepository,
  type FoundEntry,
  type LedgerCursor,
  type LedgerRecord,
  type SearchBounds,
} from './ledger.repository.js';

const Cursor = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

/** Nobody needs a grant to read what concerns themselves. */
const OWN: LedgerScope = { kind: 'district' };

@Injectable()
export class LedgerService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly ledger: LedgerRepository,
    private readonly summaries: LedgerSummaryRepository,
  ) {}

  /** @throws AppError FORBIDDEN when no grant of the actor reads the ledger */
  async entries(filter: LedgerFilter, page: PageQuery, actor: Actor): Promise<Page<LedgerEntry>> {
    const scope = scopeOf(actor);
    await this.assertMayRead(filter, actor);
    return this.atOneMoment((tx) => this.pageOf(tx, filter, scope, page));
  }

  /** @throws AppError FORBIDDEN when no grant of the actor reads the ledger */
  async summary(filter: LedgerFilter, groupBy: LedgerGrouping | null, actor: Actor): Promise<LedgerSummary> {
    const scope = scopeOf(actor);
    await this.assertMayRead(filter, actor);
    return this.atOneMoment((tx) => this.summaries.summarize(tx, filter, scope, groupBy));
  }

  /**
   * One entry down to the scan, for whom it is of and for those in whose scope it lies.
   * @throws AppError LEDGER_ENTRY_NOT_FOUND also when it is not theirs to see
   */
  async entry(id: string, actor: Actor): Promise<LedgerEntryDetail> {
    return this.atOneMoment((tx) => this.detailOf(tx, id, actor));
  }

  private async detailOf(tx: EntityManager, id: string, actor: Actor): Promise<LedgerEntryDetail> {
    const entry = await this.ledger.find(tx, id);
    if (!entry || !maySeeEntry(actor, entry)) throw new AppError('LEDGER_ENTRY_NOT_FOUND');
    const corrections = await this.ledger.findCorrections(tx, entry);
    const checkIns = entry.check_in_id ? await this.ledger.findCheckIns(tx, entry) : [];
    const decision = entry.case_id === null ? await this.ledger.findDecision(tx, entry) : null;
    const activity = entry.activity_id ? await this.directory.findActivity(tx, entry.activity_id) : null;
    return {
      ...entryOf(entry),
      place: activity?.place ?? null,
      content: activity?.description ?? null,
      responsible: await this.responsibleFor(tx, activity),
      explanation: entry.explanation,
      caseId: entry.case_id,
      decision: decision && { ...decision, at: decision.at.toISOString() },
      sealed:
        entry.leaf_index === null || entry.leaf_hash === null
          ? null
          : { leafIndex: entry.leaf_index, leafHash: entry.leaf_hash },
      corrections: corrections.map(entryOf),
      checkIns: checkIns.map((checkIn) => ({
        ...checkIn,
        at: checkIn.at.toISOString(),
        scannedAt: checkIn.scannedAt?.toISOString() ?? null,
        receivedAt: checkIn.receivedAt?.toISOString() ?? null,
        annulledAt: checkIn.annulledAt?.toISOString() ?? null,
      })),
    };
  }

  private async responsibleFor(
    tx: EntityManager,
    activity: ActivityEntity | null,
  ): Promise<NamedPerson | null> {
    const id = activity?.responsibleId;
    if (!id) return null;
    const names = await this.directory.findNames(tx, [id]);
    return { id, displayName: names.get(id) ?? '' };
  }

  /** The actor's own entries and totals. */
  async mine(page: PageQuery, actor: Actor): Promise<Page<LedgerEntry> & { summary: LedgerSummary }> {
    const filter = { volunteerId: actor.id };
    return this.atOneMoment(async (tx) => ({
      ...(await this.pageOf(tx, filter, OWN, page)),
      summary: await this.summaries.summarize(tx, filter, OWN, null),
    }));
  }

  /** What several statements read: all of them see the same entries, whatever is recorded meanwhile. */
  private atOneMoment<T>(read: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', read);
  }

  /** A team that is not theirs has not nothing in the ledger: it is not for them to read. */
  private async assertMayRead({ teamId }: LedgerFilter, actor: Actor): Promise<void> {
    const team = teamId ? await this.directory.findTeam(this.dataSource.manager, teamId) : null;
    if (team && !mayReadTeam(actor, { teamId: team.id, organizationPath: team.organizationPath }))
      throw new AppError('FORBIDDEN');
  }

  private async pageOf(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    page: PageQuery,
  ): Promise<Page<LedgerEntry>> {
    const after = page.cursor ? decodeCursor(page.cursor, Cursor) : null;
    const bounds = needsBounds(filter) ? await this.boundsOf(tx, filter, scope, after, page.limit) : {};
    const rows = await this.ledger.findEntries(tx, filter, scope, after, page.limit, bounds);
    return pageFrom(rows, page.limit, (row) => [row.from_at.toISOString(), row.id], entryOf);
  }

  /** Where a page must look at most, by the sums: a filter that few entries pass must not read the whole ledger. */
  private async boundsOf(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    after: LedgerCursor | null,
    limit: number,
  ): Promise<SearchBounds> {
    const from = await this.ledger.findEnough(tx, filter, scope, after, limit);
    return from ? { from } : { places: await this.ledger.findPlaces(tx, filter, scope) };
  }
}

/** A month, a volunteer or an activity bounds the search by itself. */
function needsBounds({ month, volunteerId, activityId }: LedgerFilter): boolean {
  return month === undefined && volunteerId === undefined && activityId === undefined;
}

/** True for the person's own entry and for those in whose scope it lies. */
function maySeeEntry(actor: Actor, entry: FoundEntry): boolean {
  const team = { teamId: entry.team_id ?? '', organizationPath: entry.organization_path };
  return entry.volunteer_id === actor.id || mayReadTeam(actor, team);
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
    correctedKind: row.corrected_kind,
    grade: row.grade,
    recordedAt: row.recorded_at.toISOString(),
  };
}
