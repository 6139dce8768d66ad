import { Injectable } from '@nestjs/common';
import type { EventDefinition } from '@liandong/contracts/wire/event';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';

/**
 * The tables of the transactional outbox and of the inbox; every service's first migration runs it.
 * `position` orders events by their insertion; the relay holds a lock, so that one at a time publishes.
 */
export const messagingTables = [
  `CREATE TABLE outbox (
     position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     event_id uuid NOT NULL,
     subject text NOT NULL,
     payload json NOT NULL
   )`,
  `CREATE TABLE inbox (
     event_id uuid PRIMARY KEY,
     received_at timestamptz NOT NULL DEFAULT now()
   )`,
  `CREATE INDEX inbox_received_at ON inbox (received_at)`,
];

/** Writes events beside the facts they tell of, in the same transaction. */
@Injectable()
export class Outbox {
  async add<Definition extends EventDefinition>(
    tx: EntityManager,
    definition: Definition,
    ...payloads: z.input<Definition['payload']>[]
  ): Promise<void> {
    if (payloads.length === 0) return;
    await tx.query(
      `INSERT INTO outbox (event_id, subject, payload)
       SELECT id, $2, payload::json FROM unnest($1::uuid[], $3::text[]) AS event (id, payload)`,
      [payloads.map(() => uuidv7()), definition.subject, payloads.map((payload) => JSON.stringify(payload))],
    );
  }
}
