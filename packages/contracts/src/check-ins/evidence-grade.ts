import { z } from 'zod';
import type { CheckInWay } from './check-in-policy.js';

/**
 * What proves an hour: `device` a rotating code or a signed member code, `leader` attested by the leader
 * at the venue, `retro` entered afterwards. Totals show the grades apart; they are never summed silently.
 */
export const EvidenceGrade = z.enum(['device', 'leader', 'retro']);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

const gradeOfWays: Record<CheckInWay, EvidenceGrade> = {
  venueCode: 'device',
  memberCode: 'device',
  printedCode: 'leader',
  shortCode: 'leader',
  manual: 'leader',
};

/**
 * What a way to check in proves by itself. A poster can be photographed and six digits can be told over the
 * phone, so both count only once the leader, who was there, confirms them.
 */
export function gradeOfWay(way: CheckInWay): EvidenceGrade {
  return gradeOfWays[way];
}
