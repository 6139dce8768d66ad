import { z } from 'zod';
import { Id, Instant, Language } from '../common/scalars.js';
import { defineEvent } from '../wire/event.js';

/** A volunteer as other services may keep it: the name that lists show, and the language of messages. */
export const volunteerChanged = defineEvent({
  subject: 'evt.volunteers.volunteer-changed.v1',
  payload: z.object({ id: Id, version: z.int(), displayName: z.string(), language: Language }),
});

/** A person's data was erased: the services that keep a name forget it, and member codes are refused. */
export const volunteerErased = defineEvent({
  subject: 'evt.volunteers.volunteer-erased.v1',
  payload: z.object({ id: Id, erasedAt: Instant }),
});
