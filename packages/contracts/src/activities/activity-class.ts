import { z } from 'zod';

export const ActivityClass = z.enum([
  'culture',
  'mediation',
  'emergency',
  'environment',
  'relief',
  'visit',
  'publicWelfare',
  'livingService',
  'recreation',
  'training',
  'study',
  'meeting',
]);
export type ActivityClass = z.infer<typeof ActivityClass>;

/**
 * What may be recorded as volunteer service. Order 67 of the Ministry of Civil Affairs, Art 19: what is
 * not volunteer service may not be recorded as such, so meetings, study and training count attendance only.
 */
const countsAttendanceOnly: ReadonlySet<ActivityClass> = new Set(['training', 'study', 'meeting']);

export function recordsService(activityClass: ActivityClass): boolean {
  return !countsAttendanceOnly.has(activityClass);
}

/** The five kinds of party that an activity links (五社联动). */
export const LinkedParty = z.enum([
  'community',
  'socialOrganization',
  'communityWorker',
  'volunteers',
  'charitableResource',
]);
export type LinkedParty = z.infer<typeof LinkedParty>;
