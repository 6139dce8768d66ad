import { z } from 'zod';
import { defineRpc } from '../wire/rpc.js';

/**
 * What a service keeps of the person who asks (PIPL Art 45): one JSON object, whose bytes are read from `stream` as
 * fast as they are taken.
 */
const part = { input: z.strictObject({}), output: z.object({ stream: z.string() }) };

export const exportMyAccount = defineRpc({
  ...part,
  subject: 'volunteers.v1.me.export',
  errors: ['VOLUNTEER_NOT_FOUND'],
});

export const exportMySignUps = defineRpc({ ...part, subject: 'activities.v1.me.export' });

export const exportMyService = defineRpc({ ...part, subject: 'checkins.v1.me.export' });

export const exportMyMessages = defineRpc({ ...part, subject: 'notifications.v1.me.export' });
