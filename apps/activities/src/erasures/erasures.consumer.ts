import { Injectable } from '@nestjs/common';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ErasuresService } from './erasures.service.js';

@Injectable()
export class ErasuresConsumer {
  constructor(private readonly erasures: ErasuresService) {}

  @HandleEvent(volunteerErased)
  async onErased(
    { id, erasedAt }: z.output<typeof volunteerErased.payload>,
    tx: EntityManager,
  ): Promise<void> {
    await this.erasures.forget(tx, id, new Date(erasedAt));
  }
}
