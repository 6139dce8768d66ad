import { Injectable } from '@nestjs/common';
import type { Language } from '@liandong/contracts/common/scalars';
import { caseMoved } from '@liandong/contracts/ledger/case-moved';
import { getManagers } from '@liandong/contracts/people/team';
import { HandleEvent } from '@liandong/messaging/handle-event';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { serviceContext } from '@liandong/messaging/service-context';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { InboxDelivery } from '../inbox/inbox-delivery.service.js';
import { isNews } from '../texts/is-news.js';
import { newsOfCase, partiesOf, waitsForManagers, type CaseMove, type Managers } from './case-news-policy.js';
import { caseText } from './case-text.js';

const NOBODY: Managers = { leaderIds: [], organiserIds: [] };

/**
 * Tells of corrections and later entries: what waits, to those who can act on it; what was decided, to whom it
 * concerns. Who answers for a team is asked when the event arrives; while nobody can say it, the event comes again.
 */
@Injectable()
export class CaseNewsConsumer {
  constructor(
    private readonly inbox: InboxDelivery,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  @HandleEvent(caseMoved)
  async caseMoved(move: CaseMove, tx: EntityManager): Promise<void> {
    if (!isNews(move.at, this.clock.now())) return;
    const managers = waitsForManagers(move) ? await this.managersOf(move) : NOBODY;
    const { caseIds, kind, title, note, minutes } = move;
    const [caseId] = caseIds;
    const about = { caseId: caseIds.length === 1 && caseId ? caseId : null };
    for (const { message, recipientIds } of newsOfCase(move, managers)) {
      const write = (language: Language) =>
        caseText(message, language, { kind, title, note, minutes, people: caseIds.length });
      // Whoever proposed it for many people hears of each decision: of the same text the first is enough.
      const once = message === 'proposalApproved';
      await this.inbox.deliverText(tx, { kind: message, about, write, once }, recipientIds);
    }
  }

  private managersOf(move: CaseMove): Promise<Managers> {
    const { teamId, organizationPath } = move;
    const place = { teamId, organizationPath, except: partiesOf(move) };
    return this.rpc.call(getManagers, place, serviceContext());
  }
}
