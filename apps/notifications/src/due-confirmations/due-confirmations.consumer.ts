import { Injectable } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import { confirmationDue } from '@liandong/contracts/confirmations/due-confirmation';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { dueConfirmationText, type DueNews } from './due-confirmation-text.js';

/** Tells leaders and organisers of hours that wait for them. */
@Injectable()
export class DueConfirmationsConsumer {
  constructor(private readonly inbox: InboxDelivery) {}

  @HandleEvent(confirmationDue)
  async confirmationDue(news: DueNews, tx: EntityManager): Promise<void> {
    const { activityId, stage, recipientIds } = news;
    const kind = stage === 'overdue' ? 'confirmationOverdue' : 'confirmationDue';
    const write = (language: Language) => dueConfirmationText(news, language);
    await this.inbox.deliverText(tx, { kind, about: { activityId }, write }, recipientIds);
  }
}
