import type { EventDefinition } from '@liandong/contracts/wire/event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

/** Where an event came from; the id is the one under which the inbox remembers it. */
export interface EventMeta {
  readonly eventId: string;
}

type Handler<Definition extends EventDefinition> = (
  payload: z.output<Definition['payload']>,
  tx: EntityManager,
  meta: EventMeta,
) => Promise<void>;

const declarations = new WeakMap<object, EventDefinition>();

/**
 * Consumes an event with this method, inside the transaction that also writes the inbox row: the effect
 * happens once however often the event is delivered. Effects outside the database do not belong here.
 */
export function HandleEvent<Definition extends EventDefinition>(definition: Definition) {
  return <Method extends Handler<Definition>>(
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    if (descriptor.value) declarations.set(descriptor.value, definition);
  };
}

/** The event that a method consumes, or undefined. */
export function eventHandledBy(method: object): EventDefinition | undefined {
  return declarations.get(method);
}
