import { z } from 'zod';
import { NamedPerson } from '../common/person.js';
import { Month } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';

/**
 * What looks wrong in a month. `manyRetroMinutes`: most of a volunteer's time was entered afterwards.
 * `manyRetroCases`: one person proposed many approved cases. `mutualApprovals`: two people approve each other's.
 * `longDay`: more than 16 hours in a day. `overlappingPlaces`: service at two activities at once.
 * `moreThanActivity`: more time than the activity lasted. `cancelledActivity`: time at an activity that was cancelled.
 * `lateTicks`: a leader's ticks and card scans that came hours after they say that they were made, when it was over.
 * None of them is proof of anything.
 */
export const AnomalyKind = z.enum([
  'manyRetroMinutes',
  'manyRetroCases',
  'mutualApprovals',
  'longDay',
  'overlappingPlaces',
  'moreThanActivity',
  'cancelledActivity',
  'lateTicks',
]);
export type AnomalyKind = z.infer<typeof AnomalyKind>;

export const Anomaly = z
  .object({
    kind: AnomalyKind,
    people: z.array(NamedPerson).min(1).max(2),
    found: z.int().meta({ description: 'minutes; cases or scans for those that count them' }),
    limit: z.int().meta({ description: 'above which it is listed' }),
    titles: z.array(z.string()).meta({ description: 'of the activities concerned' }),
    day: z.iso.date().nullable(),
  })
  .meta({ id: 'Anomaly' });
export type Anomaly = z.infer<typeof Anomaly>;

export const AnomalyQuery = z.strictObject({ month: Month });

/** For administrators and auditors: at most 200 of a kind, the worst first. */
export const listAnomalies = defineRpc({
  subject: 'checkins.v1.ledger.anomalies',
  input: AnomalyQuery,
  output: z.object({ items: z.array(Anomaly) }),
  errors: ['FORBIDDEN'],
});
