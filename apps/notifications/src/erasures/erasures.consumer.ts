import { Injectable } from '@nestjs/common';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { InboxRepository } from '../inbox/inbox.repository.js';
import { RemindersService } from '../reminders/reminders.service.js';

/** Forgets people who left: their name, inbox and reminders. A job that is left over finds no reminder. */
@Injectable()
export class ErasuresConsumer {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly reminders: RemindersService,
    private readonly inbox: InboxRepository,
  ) {}

  /** In the order in which a reminder is sent, so that neither waits for the other: reminder, recipient, message. */
  @HandleEvent(volunteerErased)
  async onErased(
    { id, erasedAt }: z.output<typeof volunteerErased.payload>,
    tx: EntityManager,
  ): Promise<void> {
    await this.reminders.forget(tx, id);
    await this.directory.eraseRecipient(tx, id, new Date(erasedAt));
    await this.inbox.forget(tx, id);
  }
}
