import { Controller } from '@nestjs/common';
import { getMyCard, listTeamCards } from '@liandong/contracts/check-ins/member-card';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { MemberCardsService } from './member-cards.service.js';

@Controller()
export class MemberCardsController {
  constructor(private readonly cards: MemberCardsService) {}

  @HandleRpc(listTeamCards)
  ofTeam({ teamId }: z.output<typeof listTeamCards.input>, ctx: RpcContext) {
    return this.cards.ofTeam(teamId, ctx);
  }

  @HandleRpc(getMyCard)
  mine(_input: z.output<typeof getMyCard.input>, ctx: RpcContext) {
    return this.cards.mine(actorOf(ctx));
  }
}
