import { Injectable } from '@nestjs/common';
import { wishFulfilled } from '@liandong/contracts/activities/wish';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { wishEntry } from './wish-entry.js';

/** Writes the ledger entry of a fulfilled wish, once however often it is told of. */
@Injectable()
export class WishesEvents {
  constructor(private readonly entries: LedgerEntriesRepository) {}

  @HandleEvent(wishFulfilled)
  async wishFulfilled(wish: z.output<typeof wishFulfilled.payload>, tx: EntityManager): Promise<void> {
    if (await this.entries.findCurrent(tx, wish.id)) return;
    await this.entries.append(tx, [wishEntry(wish)]);
  }
}
