import { Injectable } from '@nestjs/common';
import { certificateMoved, type CertificateStep } from '@liandong/contracts/certificates/certificate';
import type { Language } from '@liandong/contracts/common/scalars';
import type { CertificateMessageKind } from '@liandong/contracts/notifications/notification';
import { HandleEvent } from '@liandong/messaging/handle-event';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { isNews } from '../texts/is-news.js';
import { certificateText } from './certificate-text.js';

const told: Readonly<Record<CertificateStep, CertificateMessageKind>> = {
  made: 'certificateMade',
  outdated: 'certificateOutdated',
  revoked: 'certificateRevoked',
};

/** Tells a certificate's holder what others did with it, and that the ledger has changed since. */
@Injectable()
export class CertificateNewsConsumer {
  constructor(
    private readonly inbox: InboxDelivery,
    private readonly clock: Clock,
  ) {}

  @HandleEvent(certificateMoved)
  async certificateMoved(move: z.output<typeof certificateMoved.payload>, tx: EntityManager): Promise<void> {
    const { step, by, holderId, at } = move;
    if (by === holderId || !isNews(at, this.clock.now())) return;
    const kind = told[step];
    const write = (language: Language) => certificateText(kind, language, move);
    await this.inbox.deliverText(tx, { kind, write }, [holderId]);
  }
}
