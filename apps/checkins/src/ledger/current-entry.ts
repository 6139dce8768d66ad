import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { HoursExplanation } from '@liandong/contracts/ledger/hours-explanation';
import type { HoursStep } from '@liandong/rules/hours-steps';
import { z } from 'zod';

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

/** What a correction that was approved is kept with. */
const Corrected = z.object({ minutesBefore: z.int(), minutes: z.int() });

/** Why an entry counts what it counts. */
export function stepsOf({ explanation }: Pick<CurrentEntryRow, 'explanation'>): HoursStep[] {
  const parsed = HoursExplanation.safeParse(explanation);
  if (parsed.success) return parsed.data;
  const corrected = Corrected.safeParse(explanation).data;
  return corrected ? [{ code: 'corrected', before: corrected.minutesBefore, after: corrected.minutes }] : [];
}
