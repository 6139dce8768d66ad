import type { OtherService } from '@liandong/rules/hours';
import { countedSpans } from '@liandong/rules/hours-steps';
import { correctedWithin } from './corrected-sql.js';
import { CURRENT_ENTRY, stepsOf, type CurrentEntryRow } from './current-entry.js';

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
