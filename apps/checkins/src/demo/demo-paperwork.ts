import type { Actor } from '@liandong/contracts/common/actor';
import type { ConfirmationFix, ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';
import type { DemoActivity, DemoCase } from '@liandong/demo/district';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { SetClock } from '@liandong/service-kit/clock';
import type { ConfirmationsService } from '../confirmations/confirmations.service.js';
import type { DecisionsService } from '../corrections/decisions.service.js';
import type { ProposalsService } from '../corrections/proposals.service.js';
import { leaderOf } from './leader.js';

/** What people did after the activities, through the services and at its own time: confirmed, entered, approved. */
export class DemoPaperwork {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly proposals: ProposalsService,
    private readonly decisions: DecisionsService,
    private readonly clock: SetClock,
  ) {}

  /** The leader confirms, and says of those who forgot to check out that they stayed. May be repeated. */
  async confirm({ id, leaderId, teamId, startsAt, endsAt, confirmedAt }: DemoActivity): Promise<void> {
    if (confirmedAt === null) return;
    this.clock.set(new Date(confirmedAt));
    const leader = leaderOf(leaderId, teamId);
    const { version, rows } = await this.confirmations.get(id, leader);
    const stayed = ({ volunteerId, checkedInAt }: ConfirmationRow): ConfirmationFix => ({
      volunteerId,
      outcome: 'attended',
      from: checkedInAt !== null && checkedInAt > startsAt ? checkedInAt : startsAt,
      to: endsAt,
      note: '忘记签退，队长确认服务到结束。',
    });
    const fixes = rows
      .filter((row) => row.state === 'open' && row.presence === 'unclosed' && !row.needsSecondPerson)
      .map(stayed);
    await this.confirmations.confirm(id, { version, all: true, fixes }, leader);
  }

  /** May be repeated: a case has an id that follows from its name, and is decided once. */
  async enterAfterwards({ name, teamId, proposedBy, at, input, decided }: DemoCase): Promise<void> {
    this.clock.set(new Date(at));
    const ctx: RpcContext = {
      actor: leaderOf(proposedBy, teamId),
      requestId: 'demo',
      language: 'zh-CN',
      deadline: Infinity,
      idempotencyKey: name,
    };
    for (const { id, status } of await this.proposals.proposeRetro(input, ctx)) {
      if (!decided || status !== 'proposed') continue;
      this.clock.set(new Date(decided.at));
      const decider: Actor = { id: decided.by.id, kind: 'person', grants: decided.by.grants };
      if (decided.as === 'approved') await this.decisions.approve(id, decided.note, decider);
      else await this.decisions.reject(id, decided.note, decider);
    }
  }
}
