import { Injectable } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import { reportInDeclined } from '@liandong/contracts/people/report-in';
import { HandleEvent } from '@liandong/messaging/handle-event';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { isNews } from '../texts/is-news.js';
import { reportInDeclinedText } from './report-in-text.js';

/** Tells whoever reported in that the community ended it: what they do there counts as report-in service no more. */
@Injectable()
export class ReportInNewsConsumer {
  constructor(
    private readonly inbox: InboxDelivery,
    private readonly clock: Clock,
  ) {}

  @HandleEvent(reportInDeclined)
  async reportInDeclined(
    { volunteerId, at, ...declined }: z.output<typeof reportInDeclined.payload>,
    tx: EntityManager,
  ): Promise<void> {
    if (!isNews(at, this.clock.now())) return;
    const write = (language: Language) => reportInDeclinedText(language, declined);
    await this.inbox.deliverText(tx, { kind: 'reportInDeclined', write }, [volunteerId]);
  }
}
