import { Injectable } from '@nestjs/common';
import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { DisputeReason } from '@liandong/contracts/check-ins/check-in-batch';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';

/** A scan that a person has to decide. */
export interface DisputeRecord {
  scanId: string;
  sentBy: string;
  activityId: string;
  volunteerId: string;
  direction: Direction;
  way: CheckInWay;
  reason: DisputeReason;
  at: Date;
  scannedAt: Date;
  receivedAt: Date;
  skewMs: string | null;
  decided: boolean;
}

/** What somebody decided of it. */
export interface DecidedDispute {
  decision: 'accept' | 'reject';
  at: Date | null;
  note: string;
  decidedBy: string;
  decidedAt: Date;
  /** The fact that it made; null when it made none. */
  checkInId: string | null;
}

/** A valid fact of the member, if there is one, and the number that the next would have. */
export interface FactSlot {
  direction: Direction;
  at: Date | null;
  grade: EvidenceGrade | null;
  nextAttempt: number;
}

/** A check-in that is new, before which a check-out may have been refused. */
export interface NewCheckIn {
  activityId: string;
  memberId: string;
  at: Date;
}

const DISPUTE = `
  SELECT dispute.scan_id AS "scanId", dispute.sent_by AS "sentBy", dispute.activity_id AS "activityId",
         volunteer_id AS "volunteerId", direction, way, reason, dispute.at,
         coalesce(scanned_at, received_at) AS "scannedAt", received_at AS "receivedAt", skew_ms AS "skewMs",
         decision.scan_id IS NOT NULL AS decided
  FROM disputes dispute
  LEFT JOIN dispute_decisions decision USING (scan_id, sent_by)
  WHERE dispute.activity_id = $1`;

@Injectable()
export class DisputesRepository {
  /** Those that nobody decided yet, oldest first. */
  findOpen(tx: EntityManager, activityId: string): Promise<DisputeRecord[]> {
    return tx.query(`${DISPUTE} AND decision.scan_id IS NULL ORDER BY dispute.at, dispute.scan_id`, [
      activityId,
    ]);
  }

  /** An open one before a decided one, should two people have used the same scanId. */
  async find(tx: EntityManager, activityId: string, scanId: string): Promise<DisputeRecord | null> {
    const [dispute]: DisputeRecord[] = await tx.query(
      `${DISPUTE} AND dispute.scan_id = $2 ORDER BY decided LIMIT 1`,
      [activityId, scanId],
    );
    return dispute ?? null;
  }

  /** The member's other open ones in the same direction. */
  findAlike(
    tx: EntityManager,
    { activityId, volunteerId, direction, scanId }: DisputeRecord,
  ): Promise<DisputeRecord[]> {
    return tx.query(
      `${DISPUTE} AND decision.scan_id IS NULL AND volunteer_id = $2 AND direction = $3 AND dispute.scan_id <> $4
       ORDER BY dispute.scan_id`,
      [activityId, volunteerId, direction, scanId],
    );
  }

  /** How the member stands in both directions. */
  async findSlots(
    tx: EntityManager,
    activity: ActivityEntity,
    volunteerId: string,
  ): Promise<Record<Direction, FactSlot>> {
    const slots: FactSlot[] = await tx.query(
      `SELECT direction, max(fact.at) FILTER (WHERE annulment.check_in_id IS NULL) AS at,
              max(grade) FILTER (WHERE annulment.check_in_id IS NULL) AS grade, max(attempt) + 1 AS "nextAttempt"
       FROM check_ins fact LEFT JOIN annulments annulment ON annulment.check_in_id = fact.id
       WHERE fact_month = $1 AND activity_id = $2 AND volunteer_id = $3 GROUP BY direction`,
      [activity.factMonth, activity.id, volunteerId],
    );
    const slotOf = (direction: Direction): FactSlot =>
      slots.find((slot) => slot.direction === direction) ?? {
        direction,
        at: null,
        grade: null,
        nextAttempt: 0,
      };
    return { in: slotOf('in'), out: slotOf('out') };
  }

  async addFact(
    tx: EntityManager,
    dispute: DisputeRecord,
    fact: { id: string; factMonth: string; attempt: number; at: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, scanned_by, direction, attempt, at, scanned_at,
         way, place, grade, scan_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'unknown', 'leader', $11)`,
      [
        fact.id,
        fact.factMonth,
        dispute.activityId,
        dispute.volunteerId,
        dispute.sentBy,
        dispute.direction,
        fact.attempt,
        fact.at,
        dispute.scannedAt,
        dispute.way,
        dispute.scanId,
      ],
    );
  }

  async decide(tx: EntityManager, dispute: DisputeRecord, decision: DecidedDispute): Promise<void> {
    await tx.query(
      `INSERT INTO dispute_decisions (scan_id, sent_by, decision, at, note, decided_by, decided_at, check_in_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        dispute.scanId,
        dispute.sentBy,
        decision.decision,
        decision.at,
        decision.note,
        decision.decidedBy,
        decision.decidedAt,
        decision.checkInId,
      ],
    );
  }

  /**
   * Opens a dispute for each check-out that was refused because its check-in was still on its way.
   * @returns the activities of them
   */
  async openForEarlyCheckOuts(
    tx: EntityManager,
    checkIns: readonly NewCheckIn[],
    now: Date,
  ): Promise<string[]> {
    if (checkIns.length === 0) return [];
    const opened: { activityId: string }[] = await tx.query(
      `INSERT INTO disputes (scan_id, sent_by, activity_id, volunteer_id, direction, way, reason, at, scanned_at,
         received_at, skew_ms, opened_at)
       SELECT DISTINCT ON (made."activityId", made."memberId") scan.scan_id, scan.volunteer_id, made."activityId",
         made."memberId", 'out', coalesce(scan.way, 'venueCode'), 'OUT_BEFORE_IN', scan.received_at, scan.scanned_at,
         scan.received_at, scan.skew_ms, $2
       FROM json_to_recordset($1::json) AS made ("activityId" uuid, "memberId" uuid, at timestamptz)
       JOIN scans scan ON scan.activity_id = made."activityId" AND scan.outcome = 'refused'
         AND scan.reason = 'NOT_CHECKED_IN' AND coalesce(scan.member_id, scan.volunteer_id) = made."memberId"
         AND scan.received_at > made.at
       ORDER BY made."activityId", made."memberId", scan.received_at DESC
       ON CONFLICT DO NOTHING
       RETURNING activity_id AS "activityId"`,
      [JSON.stringify(checkIns), now],
    );
    return opened.map(({ activityId }) => activityId);
  }

  /**
   * Opens a dispute for the member's last scan at the venue that was refused because the sign-up came later, unless
   * the member is checked in by now.
   * @returns whether there was one
   */
  async openForLateSignUp(
    tx: EntityManager,
    signUp: { activityId: string; volunteerId: string },
    now: Date,
  ): Promise<boolean> {
    const opened: unknown[] = await tx.query(
      `INSERT INTO disputes (scan_id, sent_by, activity_id, volunteer_id, direction, way, reason, at, scanned_at,
         received_at, skew_ms, opened_at)
       SELECT scan.scan_id, scan.volunteer_id, scan.activity_id, $2, 'in', coalesce(scan.way, 'venueCode'),
         'SIGNED_UP_SINCE', scan.received_at, scan.scanned_at, scan.received_at, scan.skew_ms, $3
       FROM scans scan JOIN activities activity ON activity.id = scan.activity_id
       WHERE scan.activity_id = $1 AND scan.outcome = 'refused' AND scan.reason = 'NOT_SIGNED_UP'
         AND coalesce(scan.member_id, scan.volunteer_id) = $2
         AND NOT EXISTS (
           SELECT FROM valid_check_ins fact WHERE fact.fact_month = activity.fact_month
             AND fact.activity_id = activity.id AND fact.volunteer_id = $2 AND fact.direction = 'in'
         )
         AND NOT EXISTS (
           SELECT FROM disputes earlier WHERE earlier.activity_id = $1 AND earlier.volunteer_id = $2
             AND earlier.reason = 'SIGNED_UP_SINCE'
         )
       ORDER BY scan.received_at LIMIT 1
       ON CONFLICT DO NOTHING
       RETURNING scan_id`,
      [signUp.activityId, signUp.volunteerId, now],
    );
    return opened.length > 0;
  }
}
