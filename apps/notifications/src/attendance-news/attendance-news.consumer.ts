import { Injectable } from '@nestjs/common';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import type { Language } from '@liandong/contracts/common/scalars';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { attendanceNewsText, type AttendanceNews } from './attendance-news-text.js';

/** Tells people what a leader decided against them. */
@Injectable()
export class AttendanceNewsConsumer {
  constructor(private readonly inbox: InboxDelivery) {}

  @HandleEvent(attendanceDenied)
  async attendanceDenied(news: AttendanceNews, tx: EntityManager): Promise<void> {
    const { activityId, volunteerId } = news;
    const write = (language: Language) => attendanceNewsText(news, language);
    await this.inbox.deliverText(tx, { kind: 'attendanceDenied', about: { activityId }, write }, [
      volunteerId,
    ]);
  }
}
