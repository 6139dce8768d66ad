import { Injectable } from '@nestjs/common';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { DirectoryRepository } from './directory.repository.js';

@Injectable()
export class DirectoryConsumer {
  constructor(private readonly directory: DirectoryRepository) {}

  @HandleEvent(volunteerChanged)
  async volunteerChanged(
    volunteer: z.output<typeof volunteerChanged.payload>,
    tx: EntityManager,
  ): Promise<void> {
    await this.directory.putRecipient(tx, volunteer);
  }
}
