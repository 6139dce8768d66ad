import type { z } from 'zod';
import type { ServiceName } from './rpc.js';

export interface EventDefinition<Payload extends z.ZodType = z.ZodType> {
  readonly subject: `evt.${ServiceName}.${string}.v1`;
  readonly payload: Payload;
}

/**
 * Declares an event once. Events are facts in the past tense, published through the outbox of the
 * service that owns the subject, delivered at least once and in the order of their commit.
 */
export function defineEvent<Payload extends z.ZodType>(
  definition: EventDefinition<Payload>,
): EventDefinition<Payload> {
  return definition;
}
