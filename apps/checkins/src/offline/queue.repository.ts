import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { JudgedRow, RowAnswer } from './queued-row.js';

/** Who sent a queue, from which device, and when it came. */
export interface Sender {
  sentBy: string;
  deviceId: string;
  skewMs: number;
  receivedAt: Date;
}

@Injectable()
export class QueueRepository {
  /** The stored answers to scans that this person sent before, one by one or in a queue. */
  findAnswers(tx: EntityManager, sentBy: string, scanIds: readonly string[]): Promise<RowAnswer[]> {
    return tx.query(
      `SELECT scan_id AS "scanId", CASE outcome WHEN 'refused' THEN 'rejected' ELSE outcome END AS outcome, reason,
              coalesce(params, '{}'::json) AS params, activity_id AS "activityId",
              coalesce(activity_title, '') AS "activityTitle", coalesce(member_id, volunteer_id) AS "memberId",
              direction, way, fact_at AS at, grade, minutes
       FROM scans WHERE scan_id = ANY ($1::uuid[]) AND volunteer_id = $2`,
      [scanIds, sentBy],
    );
  }

  /**
   * Writes the answers, the facts and the disputes of a queue, in an order that two devices which saw the same people
   * share, so that neither waits for the other in a circle. The ledger is the caller's.
   */
  async save(tx: EntityManager, rows: readonly JudgedRow[], sender: Sender): Promise<void> {
    const written = JSON.stringify(rows.map((row) => columnsOf(row, sender)));
    await tx.query(
      `INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, scanned_by, direction, attempt, at, scanned_at,
         way, place, grade, provisional, scan_id)
       SELECT check_in_id, fact_month, activity_id, member, $2, direction, attempt, fact_at, scanned_at, way, place, grade,
         provisional, scan_id
       FROM ${rowsOf('$1')} WHERE check_in_id IS NOT NULL
       ORDER BY fact_month, activity_id, member, direction`,
      [written, sender.sentBy],
    );
    await tx.query(
      `INSERT INTO scans (scan_id, volunteer_id, member_id, activity_id, received_at, scanned_at, outcome, reason, params,
         activity_title, direction, fact_at, minutes, device_id, way, grade, place, counter, age_ms, skew_ms, note)
       SELECT scan_id, $2, nullif(member, $2), activity_id, $3, scanned_at, outcome, reason, params, activity_title,
         direction, fact_at, minutes, $4, way, grade, place, counter, age_ms, $5, note
       FROM ${rowsOf('$1')} ORDER BY scan_id`,
      [written, sender.sentBy, sender.receivedAt, sender.deviceId, sender.skewMs],
    );
    if (!rows.some(({ answer }) => answer.outcome === 'disputed')) return;
    await tx.query(
      `INSERT INTO disputes (scan_id, sent_by, activity_id, volunteer_id, direction, way, reason, at, scanned_at,
         received_at, skew_ms, opened_at)
       SELECT scan_id, $2, activity_id, member, direction, way, reason, fact_at, scanned_at, $3, $4, $3
       FROM ${rowsOf('$1')} WHERE outcome = 'disputed'`,
      [written, sender.sentBy, sender.receivedAt, sender.skewMs],
    );
  }
}

function rowsOf(placeholder: string): string {
  return `json_to_recordset(${placeholder}::json) AS input (scan_id uuid, member uuid, activity_id uuid,
    activity_title text, fact_month date, direction text, way text, place text, outcome text, reason text, params json,
    fact_at timestamptz, grade text, minutes integer, check_in_id uuid, attempt smallint, provisional boolean,
    scanned_at timestamptz, counter bigint, age_ms bigint, note text)`;
}

function columnsOf({ received, read, answer, fact }: JudgedRow, sender: Sender): Record<string, unknown> {
  const queued = received.kind === 'malformed' ? null : received;
  return {
    scan_id: answer.scanId,
    member: answer.memberId ?? sender.sentBy,
    activity_id: answer.activityId,
    activity_title: answer.activityTitle,
    fact_month: fact?.factMonth ?? null,
    direction: answer.direction,
    way: answer.way,
    place: read.kind === 'genuine' ? read.place : 'unknown',
    outcome: answer.outcome === 'rejected' ? 'refused' : answer.outcome,
    reason: answer.reason,
    params: answer.params,
    fact_at: answer.at,
    grade: answer.grade,
    minutes: answer.minutes,
    check_in_id: fact?.id ?? null,
    attempt: fact?.attempt ?? null,
    provisional: fact?.provisional ?? false,
    scanned_at: queued?.scannedAt ?? null,
    counter: queued?.counter ?? null,
    age_ms: queued?.ageMs ?? null,
    note: queued?.kind === 'manual' && answer.reason !== 'PERSONAL_DATA_IN_TEXT' ? queued.reason : null,
  };
}
