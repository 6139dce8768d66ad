import { z } from 'zod';
import { defineRpc } from '../wire/rpc.js';

/** Whether a service can do its work: its database answers, and Redis where it needs it. */
export const ServiceHealth = z
  .object({ status: z.enum(['ok', 'down']), checks: z.record(z.string(), z.enum(['ok', 'down'])) })
  .meta({ id: 'ServiceHealth' });
export type ServiceHealth = z.infer<typeof ServiceHealth>;

const ofService = (service: 'volunteers' | 'activities' | 'checkins' | 'notifications') =>
  defineRpc({
    subject: `${service}.v1.health.check`,
    input: z.strictObject({}),
    output: ServiceHealth,
    timeoutMs: 1_500,
  });

export const healthOf = {
  volunteers: ofService('volunteers'),
  activities: ofService('activities'),
  checkins: ofService('checkins'),
  notifications: ofService('notifications'),
};
