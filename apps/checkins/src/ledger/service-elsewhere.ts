import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { HoursExplanation } from '@liandong/contracts/ledger/hours-explanation';
import type { OtherService } from '@liandong/rules/hours';
import { countedSpans, type HoursStep } from '@liandong/rules/hours-steps';
import { z } from 'zod';
import { correctedWithin } from './corrected-sql.js';

/** An entry with its corrections. */
export interface CurrentEntryRow {
  id: string;
  volunteer_id: string;
  kind: 'attendance' | 'serviceTime';
  title: string;
  from_at: Date;
  to_at: Date | null;
  minutes: number;
  retro_minutes: number;
  times: number;
  grade: EvidenceGrade;
  explanation: unknown;
}

/** SQL for the columns of a `CurrentEntryRow`, of `entry` with `CORRECTED`. */
export const CURRENT_ENTRY = `entry.id, entry.volunteer_id, entry.kind, entry.title, entry.from_at, entry.to_at,
  entry.grade, (entry.minutes + corrected.minutes)::int AS minutes,
  (entry.times + corrected.times)::int AS times,
  CASE entry.grade WHEN 'retro' THEN 0 ELSE corrected.retro::int END AS retro_minutes,
  coalesce(corrected.explanation, entry.explanation) AS explanation`;

const IN_REACH = `from_at > $3::timestamptz - interval '1 day' AND from_at < $4::timestamptz`;

/**
 * Service time of people $2 elsewhere than at activity $1 that overlaps the time from $3 to $4; no activity lasts more
 * than a day. `OFFSET 0` looks each of them up by the key, as in `KNOWN`.
 */
export const SERVICE_ELSEWHERE = `
  SELECT ${CURRENT_ENTRY} FROM unnest($2::uuid[]) AS member CROSS JOIN LATERAL (
    SELECT * FROM ledger_entries WHERE volunteer_id = member AND kind = 'serviceTime' AND ${IN_REACH} OFFSET 0
  ) entry ${correctedWithin(IN_REACH)}
  WHERE entry.to_at > $3 AND entry.activity_id IS DISTINCT FROM $1::uuid AND entry.minutes + corrected.minutes > 0
  ORDER BY entry.from_at, entry.id`;

/** What an entry leaves for no other to count. Where no explanation tells the counted time, it is the whole time. */
export function otherService(entry: CurrentEntryRow): OtherService {
  const { title, from_at: from, to_at: to } = entry;
  const counted = countedSpans(stepsOf(entry));
  return { title, spans: counted.length > 0 || !to ? counted : [{ from, to }] };
}

/** What a correction that was approved is kept with. */
const Corrected = z.object({ minutesBefore: z.int(), minutes: z.int() });

/** Why an entry counts what it counts. */
export function stepsOf({ explanation }: Pick<CurrentEntryRow, 'explanation'>): HoursStep[] {
  const parsed = HoursExplanation.safeParse(explanation);
  if (parsed.success) return parsed.data;
  const corrected = Corrected.safeParse(explanation).data;
  return corrected ? [{ code: 'corrected', before: corrected.minutesBefore, after: corrected.minutes }] : [];
}
