import { z } from 'zod';
import type { CheckInWay } from './check-in-policy.js';

/**
 * What proves an hour: `device` a rotating code, or a member code that the member's phone showed at that
 * moment (ADR 21); `leader` attested by the leader at the venue; `retro` entered afterwards. Totals show the grades
 * apart; they are never summed silently.
 */
export const EvidenceGrade = z.enum(['device', 'leader', 'retro']);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

/**
 * What is said of the proof. An attendance by poster, digits, card or tick is graded `leader` before the leader has
 * confirmed anything: of it only that is said which is true, `unproven`.
 */
export const ShownGrade = z.enum([...EvidenceGrade.options, 'unproven']);
export type ShownGrade = z.infer<typeof ShownGrade>;

/**
 * What a scan of a member's own phone proves. A poster can be photographed and six digits can be told over the
 * phone, so both count only once the leader, who was there, confirms them.
 */
export function gradeOfOwnScan(way: CheckInWay): EvidenceGrade {
  return way === 'venueCode' ? 'device' : 'leader';
}
