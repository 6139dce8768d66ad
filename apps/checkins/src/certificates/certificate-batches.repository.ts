import { Injectable } from '@nestjs/common';
import { BY_NAME } from '@liandong/service-kit/by-name';
import type { EntityManager } from 'typeorm';

export interface BatchRecord {
  id: string;
  teamId: string;
  from: string;
  to: string;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  total: number;
  issued: number;
  skipped: number;
}

export type NewBatch = Pick<BatchRecord, 'id' | 'teamId' | 'from' | 'to' | 'createdBy' | 'createdAt'>;

/** One of a batch whose certificate is still to be made. */
export interface WaitingMember {
  batchId: string;
  position: number;
  volunteerId: string;
}

const SELECT = `SELECT batch.id, batch.team_id AS "teamId", batch.from_day::text AS "from",
    batch.to_day::text AS "to", batch.created_by AS "createdBy", batch.created_at AS "createdAt",
    batch.finished_at AS "finishedAt", count(member.position)::int AS total,
    count(*) FILTER (WHERE member.state = 'issued')::int AS issued,
    count(*) FILTER (WHERE member.state = 'skipped')::int AS skipped
  FROM certificate_batches batch
  LEFT JOIN certificate_batch_members member ON member.batch_id = batch.id`;

@Injectable()
export class CertificateBatchesRepository {
  /**
   * Adds a batch of everybody with service entries of the team between two instants, by name.
   * @returns how many they are; null when the batch is there already
   */
  async add(
    tx: EntityManager,
    batch: NewBatch,
    { from, to }: { from: Date; to: Date },
  ): Promise<number | null> {
    const added: unknown[] = await tx.query(
      `INSERT INTO certificate_batches (id, team_id, from_day, to_day, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [batch.id, batch.teamId, batch.from, batch.to, batch.createdBy, batch.createdAt],
    );
    if (added.length === 0) return null;
    const members: unknown[] = await tx.query(
      `INSERT INTO certificate_batch_members (batch_id, position, volunteer_id)
       SELECT $1, row_number() OVER (ORDER BY name ${BY_NAME}, volunteer_id), volunteer_id
       FROM (
         SELECT DISTINCT entry.volunteer_id, coalesce(volunteer.display_name, '') AS name
         FROM ledger_entries entry LEFT JOIN volunteers volunteer ON volunteer.id = entry.volunteer_id
         WHERE entry.team_id = $2 AND entry.from_at >= $3 AND entry.from_at < $4
           AND entry.kind IN ('serviceTime', 'reportInService') AND entry.minutes > 0
       ) people
       RETURNING position`,
      [batch.id, batch.teamId, from, to],
    );
    return members.length;
  }

  async find(tx: EntityManager, id: string): Promise<BatchRecord | null> {
    const rows: BatchRecord[] = await tx.query(`${SELECT} WHERE batch.id = $1 GROUP BY batch.id`, [id]);
    return rows[0] ?? null;
  }

  findOfTeam(tx: EntityManager, teamId: string, limit: number): Promise<BatchRecord[]> {
    return tx.query(
      `${SELECT} WHERE batch.team_id = $1 GROUP BY batch.id ORDER BY batch.created_at DESC LIMIT $2`,
      [teamId, limit],
    );
  }

  /** Ids of batches that are not finished, the oldest first. */
  async findUnfinished(tx: EntityManager): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'SELECT id FROM certificate_batches WHERE finished_at IS NULL ORDER BY created_at',
    );
    return rows.map((row) => row.id);
  }

  /** Takes the next ones of a batch for this transaction; another process takes others. */
  claimWaiting(tx: EntityManager, batchId: string, limit: number): Promise<WaitingMember[]> {
    return tx.query(
      `SELECT batch_id AS "batchId", position, volunteer_id AS "volunteerId" FROM certificate_batch_members
       WHERE batch_id = $1 AND state = 'waiting' ORDER BY position LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [batchId, limit],
    );
  }

  /** Notes what became of one: a certificate, or null when there was nothing to certify. */
  async settle(
    tx: EntityManager,
    { batchId, position }: WaitingMember,
    certificateId: string | null,
  ): Promise<void> {
    await tx.query(
      `UPDATE certificate_batch_members SET state = $3, certificate_id = $4 WHERE batch_id = $1 AND position = $2`,
      [batchId, position, certificateId ? 'issued' : 'skipped', certificateId],
    );
  }

  /** Has no effect while somebody of it waits. */
  async finish(tx: EntityManager, batchId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE certificate_batches SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL AND NOT EXISTS (
         SELECT FROM certificate_batch_members WHERE batch_id = $1 AND state = 'waiting')`,
      [batchId, at],
    );
  }

  /** Certificates of a batch by their order, from an offset. */
  async findCertificateIds(
    tx: EntityManager,
    batchId: string,
    offset: number,
    limit: number,
  ): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT certificate_id AS id FROM certificate_batch_members
       WHERE batch_id = $1 AND certificate_id IS NOT NULL ORDER BY position OFFSET $2 LIMIT $3`,
      [batchId, offset, limit],
    );
    return rows.map((row) => row.id);
  }
}
