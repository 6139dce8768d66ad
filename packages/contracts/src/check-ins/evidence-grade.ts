import { z } from 'zod';

/**
 * What proves an hour: `device` a rotating code or a signed member code, `leader` attested by the leader
 * at the venue, `retro` entered afterwards. Totals show the grades apart; they are never summed silently.
 */
export const EvidenceGrade = z.enum(['device', 'leader', 'retro']);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;
