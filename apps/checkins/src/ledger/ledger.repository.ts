import { Injectable } from '@nestjs/common';
import type { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerEntryKind, LedgerFilter, LedgerSummary } from '@liandong/contracts/ledger/ledger';
import type { EntityManager } from 'typeorm';
import { ledgerConditions } from './ledger-conditions.js';
import type { LedgerScope } from './ledger-scope.js';

export interface LedgerRecord {
  id: string;
  kind: LedgerEntryKind;
  volunteer_id: string;
  volunteer_name: string | null;
  team_id: string | null;
  team_name: string | null;
  activity_id: string | null;
  title: string;
  activity_class: ActivityClass | null;
  linked_parties: LinkedParty[];
  from_at: Date;
  to_at: Date | null;
  minutes: number;
  times: number;
  corrects: string | null;
  grade: EvidenceGrade;
  recorded_at: Date;
}

/** Where a page goes on: after this entry, newest first. */
export type LedgerCursor = readonly [fromAt: string, id: string];

interface SummaryRow {
  entries: number;
  attendances: number;
  volunteers: number;
  device: number;
  leader: number;
  retro: number;
  study: number;
}

@Injectable()
export class LedgerRepository {
  /** Entries newest first; one more than `limit` when there are more. */
  findEntries(
    tx: EntityManager,
    filter: LedgerFilter,
    scope: LedgerScope,
    after: LedgerCursor | null,
    limit: number,
  ): Promise<LedgerRecord[]> {
    const { where, values } = ledgerConditions(filter, scope);
    if (after) {
      values.push(...after);
      where.push(`(entry.from_at, entry.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
    }
    values.push(limit + 1);
    return tx.query(
      `SELECT entry.id, entry.kind, entry.volunteer_id, volunteer.display_name AS volunteer_name,
              entry.team_id, team.name AS team_name, entry.activity_id, entry.title,
              entry.activity_class, entry.linked_parties, entry.from_at, entry.to_at, entry.minutes, entry.times,
              entry.corrects, entry.grade, entry.recorded_at
       FROM ledger_entries entry
       LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
       LEFT JOIN teams team ON team.id = entry.team_id
       WHERE ${where.join(' AND ')}
       ORDER BY entry.from_at DESC, entry.id DESC LIMIT $${values.length}`,
      values,
    );
  }

  async summarize(tx: EntityManager, filter: LedgerFilter, scope: LedgerScope): Promise<LedgerSummary> {
    const { where, values } = ledgerConditions(filter, scope);
    const [row]: SummaryRow[] = await tx.query(
      `SELECT count(*)::int AS entries,
              coalesce(sum(times), 0)::int AS attendances,
              count(DISTINCT volunteer_id)::int AS volunteers,
              coalesce(sum(minutes) FILTER (WHERE NOT study AND grade = 'device'), 0)::int AS device,
              coalesce(sum(minutes) FILTER (WHERE NOT study AND grade = 'leader'), 0)::int AS leader,
              coalesce(sum(minutes) FILTER (WHERE NOT study AND grade = 'retro'), 0)::int AS retro,
              coalesce(sum(minutes) FILTER (WHERE study), 0)::int AS study
       FROM (
         SELECT *, coalesce(corrected_kind, kind) = 'training' AS study FROM ledger_entries
       ) entry WHERE ${where.join(' AND ')}`,
      values,
    );
    const {
      entries = 0,
      attendances = 0,
      volunteers = 0,
      device = 0,
      leader = 0,
      retro = 0,
      study = 0,
    } = row ?? {};
    return { entries, attendances, volunteers, minutes: { device, leader, retro }, studyMinutes: study };
  }
}
