import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class ShortCodesRepository {
  /** How many wrong short codes somebody sent after an instant. */
  async countWrong(tx: EntityManager, senderId: string, since: Date): Promise<number> {
    const [row]: { count: number }[] = await tx.query(
      `SELECT count(*)::int AS count FROM scans
       WHERE reason = 'SHORT_CODE_WRONG' AND volunteer_id = $1 AND received_at > $2`,
      [senderId, since],
    );
    return row?.count ?? 0;
  }
}
