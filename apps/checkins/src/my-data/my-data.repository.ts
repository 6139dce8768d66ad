import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Check-ins and confirmations are found activity by activity: the hot path has no index by person. */
const OF_ACTIVITIES = 'FROM activities activity';

/** What is kept of one person, in words that the person reads. */
@Injectable()
export class MyDataRepository {
  checkIns(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT fact.id, activity.id AS "activityId", activity.title, fact.direction, fact.at,
              fact.scanned_at AS "scannedAt", fact.way, fact.grade, fact.place, fact.provisional,
              fact.scanned_by = fact.volunteer_id AS "scannedByYou", annulled_at AS "annulledAt"
       ${OF_ACTIVITIES}
       JOIN check_ins fact ON fact.fact_month = activity.fact_month AND fact.activity_id = activity.id
         AND fact.volunteer_id = $1
       LEFT JOIN annulments ON check_in_id = fact.id
       ORDER BY fact.at, fact.id`,
      [volunteerId],
    );
  }

  /** Scans that were accepted are the check-ins; these are the others, found by their own index. */
  refusedScans(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT scan_id AS "scanId", activity_id AS "activityId", activity_title AS title, direction,
              received_at AS "receivedAt", scanned_at AS "scannedAt", way, reason, place, note
       FROM scans WHERE outcome = 'refused' AND (member_id = $1 OR (volunteer_id = $1 AND member_id IS NULL))
       ORDER BY received_at, scan_id`,
      [volunteerId],
    );
  }

  disputes(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT dispute.scan_id AS "scanId", dispute.activity_id AS "activityId", dispute.direction, dispute.way,
              dispute.reason, dispute.at, decision.decision, decision.note, decision.decided_at AS "decidedAt"
       FROM disputes dispute LEFT JOIN dispute_decisions decision USING (scan_id, sent_by)
       WHERE dispute.volunteer_id = $1 ORDER BY dispute.opened_at, dispute.scan_id`,
      [volunteerId],
    );
  }

  confirmations(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT activity.id AS "activityId", activity.title, outcome, minutes, note, decided_at AS "decidedAt"
       ${OF_ACTIVITIES} JOIN confirmations confirmed ON confirmed.activity_id = activity.id
         AND confirmed.volunteer_id = $1
       ORDER BY decided_at, activity.id, attempt`,
      [volunteerId],
    );
  }

  entries(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT entry.id, kind, title, activity_id AS "activityId", activity_class AS "activityClass",
              team.name AS "teamName", from_at AS "from", to_at AS "to", minutes, times, grade,
              recorded_at AS "recordedAt", corrects, explanation
       FROM ledger_entries entry LEFT JOIN teams team ON team.id = team_id
       WHERE volunteer_id = $1 ORDER BY from_at, entry.id`,
      [volunteerId],
    );
  }

  certificates(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT number, issued_at AS "issuedAt", from_day AS "fromDay", to_day AS "toDay", languages,
              holder_name AS "holderName", second_name AS "secondName",
              id_document_hash IS NOT NULL AS "hasIdDocument", device_minutes AS "deviceMinutes",
              leader_minutes AS "leaderMinutes", retro_minutes AS "retroMinutes", services, shown, replaces,
              replaced_by AS "replacedBy", revoked_at AS "revokedAt", revoke_reason AS "revokeReason"
       FROM certificates WHERE volunteer_id = $1 ORDER BY issued_at, id`,
      [volunteerId],
    );
  }

  cases(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id, kind, status, title, from_at AS "from", to_at AS "to", minutes_before AS "minutesBefore", minutes,
              annul, details, reason, created_at AS "createdAt", decided_at AS "decidedAt",
              (SELECT json_agg(json_build_object('at', at, 'action', action, 'note', note) ORDER BY at, event.id)
               FROM case_events event WHERE case_id = one.id) AS history,
              (SELECT json_agg(json_build_object('fileId', file_id, 'text', reference) ORDER BY position)
               FROM case_evidence WHERE case_id = one.id) AS evidence
       FROM correction_cases one WHERE volunteer_id = $1 ORDER BY created_at, id`,
      [volunteerId],
    );
  }

  async uploads(tx: EntityManager, uploadedBy: string): Promise<{ id: string }[]> {
    return tx.query(
      `SELECT id, name, media_type AS "mediaType", bytes, uploaded_at AS "uploadedAt"
       FROM evidence_files WHERE uploaded_by = $1 AND sha256 IS NOT NULL ORDER BY uploaded_at, id`,
      [uploadedBy],
    );
  }

  /** Null when it was deleted meanwhile. */
  async contentOf(tx: EntityManager, fileId: string): Promise<string | null> {
    const [row]: { content: Buffer | null }[] = await tx.query(
      `SELECT string_agg(content, '' ORDER BY part) AS content FROM evidence_parts WHERE file_id = $1`,
      [fileId],
    );
    return row?.content?.toString('base64') ?? null;
  }

  devices(tx: EntityManager, ownerId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT device_id AS "deviceId", last_skew_ms::float8 AS "clockSkewMs", last_seen_at AS "lastSeenAt"
       FROM devices WHERE owner_id = $1 ORDER BY last_seen_at, device_id`,
      [ownerId],
    );
  }

  codeRevocations(tx: EntityManager, volunteerId: string): Promise<unknown[]> {
    return tx.query(
      'SELECT codes_valid_from AS "codesValidFrom" FROM member_code_revocations WHERE volunteer_id = $1',
      [volunteerId],
    );
  }
}
