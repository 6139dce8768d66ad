import { Injectable } from '@nestjs/common';
import type { ReportInSnapshot } from '@liandong/contracts/people/report-in';
import type { EntityManager } from 'typeorm';
import type { NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import { plainArray } from '../check-ins/plain-array.js';
import { BATCH, batchValues, type SealedBatch } from '../proof/sealed-batch.js';
import type { AttendanceState } from './report-in-service-policy.js';

/** An attendance entry by its key. */
export interface AttendanceKey {
  readonly id: string;
  readonly from: Date;
}

type CountedFields = Omit<
  NewLedgerEntry,
  'kind' | 'minutes' | 'times' | 'recordedAt' | 'corrects' | 'caseId'
>;

/** An attendance with what report-in service it has. */
export type Attendance = Omit<CountedFields, 'explanation'> & AttendanceState & { serviceId: string | null };

/** Report-ins as the volunteers service told of them, and the attendances that count for them. */
@Injectable()
export class ReportInsRepository {
  /** @returns false when a newer version was known */
  async save(tx: EntityManager, reportIn: ReportInSnapshot): Promise<boolean> {
    const saved: unknown[] = await tx.query(
      `INSERT INTO report_ins (id, version, volunteer_id, organization_path, started_at, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, organization_path = excluded.organization_path,
         started_at = excluded.started_at, ended_at = excluded.ended_at
       WHERE excluded.version > report_ins.version
       RETURNING id`,
      [
        reportIn.id,
        reportIn.version,
        reportIn.volunteerId,
        reportIn.organizationPath,
        reportIn.startedAt,
        reportIn.endedAt,
      ],
    );
    return saved.length > 0;
  }

  async forget(tx: EntityManager, volunteerId: string): Promise<void> {
    await tx.query('DELETE FROM report_ins WHERE volunteer_id = $1', [volunteerId]);
  }

  /**
   * The attendances that entries of a batch are or may correct, of those whose person ever reported in anywhere, or that
   * count already: of most batches none.
   */
  findConcerned(tx: EntityManager, batch: SealedBatch): Promise<AttendanceKey[]> {
    return tx.query(
      `SELECT id, from_at AS "from" FROM (
         SELECT CASE kind WHEN 'attendance' THEN id ELSE corrects END AS id, from_at, volunteer_id FROM ${BATCH} entry
       ) attendance
       WHERE id IS NOT NULL AND (
         EXISTS (SELECT FROM report_ins WHERE report_ins.volunteer_id = attendance.volunteer_id)
         OR EXISTS (SELECT FROM report_in_services WHERE attendance_id = attendance.id)
       )`,
      batchValues(batch),
    );
  }

  /** The person's attendances since a moment. */
  findSince(tx: EntityManager, volunteerId: string, since: string): Promise<AttendanceKey[]> {
    return tx.query(
      `SELECT id, from_at AS "from" FROM ledger_entries
       WHERE volunteer_id = $1 AND from_at >= $2 AND kind = 'attendance' ORDER BY from_at, id`,
      [volunteerId, since],
    );
  }

  /** What these count now; keys of what is no attendance are left out. */
  findAttendances(tx: EntityManager, keys: readonly AttendanceKey[]): Promise<Attendance[]> {
    return tx.query(
      `SELECT attendance.id, attendance.volunteer_id AS "volunteerId", attendance.team_id AS "teamId",
         attendance.organization_path AS "organizationPath", attendance.activity_id AS "activityId",
         attendance.title, attendance.activity_class AS "activityClass",
         attendance.linked_parties AS "linkedParties", attendance.from_at AS "from", attendance.to_at AS "to",
         attendance.grade, attendance.check_in_id AS "checkInId",
         (attendance.times + attended.times)::int AS attended,
         EXISTS (
           SELECT FROM report_ins reported WHERE reported.volunteer_id = attendance.volunteer_id
             AND reported.started_at <= attendance.from_at
             AND (reported.ended_at IS NULL OR reported.ended_at > attendance.from_at)
             AND starts_with(attendance.organization_path, reported.organization_path)
         ) AS "isReportedIn",
         service.entry_id AS "serviceId", (entry.times + counted.times)::int AS counted,
         counted.decided AS "isDecided"
       FROM (SELECT DISTINCT id, from_at FROM unnest($1::uuid[], $2::timestamptz[]) AS key (id, from_at)) key
       JOIN ledger_entries attendance ON attendance.from_at = key.from_at AND attendance.id = key.id
         AND attendance.kind = 'attendance'
       LEFT JOIN report_in_services service ON service.attendance_id = attendance.id
       LEFT JOIN ledger_entries entry ON entry.from_at = service.from_at AND entry.id = service.entry_id
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(times), 0) AS times FROM ledger_entries WHERE corrects = attendance.id
       ) attended
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(times), 0) AS times, coalesce(bool_or(case_id IS NOT NULL), false) AS decided
         FROM ledger_entries WHERE corrects = service.entry_id
       ) counted
       ORDER BY attendance.from_at, attendance.id`,
      [plainArray(keys.map(({ id }) => id)), keys.map(({ from }) => from)],
    );
  }

  /** Remembers which entry counts an attendance; a second one for the same attendance fails. */
  async addServices(
    tx: EntityManager,
    services: readonly { attendanceId: string; entryId: string; from: Date }[],
  ): Promise<void> {
    if (services.length === 0) return;
    await tx.query(
      `INSERT INTO report_in_services (attendance_id, entry_id, from_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[])`,
      [
        plainArray(services.map(({ attendanceId }) => attendanceId)),
        plainArray(services.map(({ entryId }) => entryId)),
        services.map(({ from }) => from),
      ],
    );
  }
}
