import { Injectable } from '@nestjs/common';
import type { SpecialDay } from '@liandong/rules/official-calendar';
import type { EntityManager } from 'typeorm';

@Injectable()
export class WorkCalendarRepository {
  /** Every day that somebody entered, in their order. */
  findEntered(tx: EntityManager): Promise<SpecialDay[]> {
    return tx.query(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, works, name FROM calendar_days ORDER BY calendar_days.day`,
    );
  }

  async enter(tx: EntityManager, entered: SpecialDay, by: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO calendar_days (day, works, name, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (day) DO UPDATE SET works = excluded.works, name = excluded.name,
         entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
      [entered.day, entered.works, entered.name, by, at],
    );
  }

  async remove(tx: EntityManager, day: string): Promise<void> {
    await tx.query('DELETE FROM calendar_days WHERE day = $1', [day]);
  }
}
