import { Injectable } from '@nestjs/common';
import { wishStepped } from '@liandong/contracts/activities/wish';
import type { Language } from '@liandong/contracts/common/scalars';
import { HandleEvent } from '@liandong/messaging/handle-event';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { newsOfWish, type WishStep } from './wish-news-policy.js';
import { wishText } from './wish-text.js';

/** Tells whoever posted a micro-wish, or claimed it, what the other did. */
@Injectable()
export class WishNewsConsumer {
  constructor(
    private readonly inbox: InboxDelivery,
    private readonly clock: Clock,
  ) {}

  @HandleEvent(wishStepped)
  async wishStepped(step: WishStep, tx: EntityManager): Promise<void> {
    const news = newsOfWish(step, this.clock.now());
    if (!news) return;
    const { message, recipientId } = news;
    const write = (language: Language) => wishText(message, language, step);
    await this.inbox.deliverText(tx, { kind: message, about: { wishId: step.id }, write }, [recipientId]);
  }
}
