import { shanghaiMonth } from '@liandong/rules/shanghai-time';
import { uuidv7 } from 'uuidv7';
import { atMinute } from './at-minute.js';
import type { TestCheckIns } from './test-check-ins.js';

/** A check-in that a leader attests, as a printed code or a ticked name leaves it. */
export async function attested(
  { sql }: TestCheckIns,
  activityId: string,
  volunteerId: string,
  direction: 'in' | 'out',
  minute: number,
): Promise<void> {
  const at = atMinute(minute);
  await sql.query(
    `INSERT INTO check_ins (id, fact_month, activity_id, volunteer_id, scanned_by, direction, at, way, place, grade,
       scan_id)
     VALUES ($1, $2, $3, $4, $4, $5, $6, 'printedCode', 'unknown', 'leader', $7)`,
    [uuidv7(), `${shanghaiMonth(atMinute(0))}-01`, activityId, volunteerId, direction, at, uuidv7()],
  );
}
