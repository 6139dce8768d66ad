import { Controller } from '@nestjs/common';
import {
  claimWish,
  confirmWish,
  fulfilWish,
  getWish,
  listWishes,
  postWish,
  reopenWish,
  unclaimWish,
  updateWish,
  withdrawWish,
  type Wish,
  type WishDetail,
} from '@liandong/contracts/activities/wish';
import type { Page } from '@liandong/contracts/common/page';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { idempotentId } from '@liandong/messaging/idempotent-id';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { WishesService } from './wishes.service.js';

@Controller()
export class WishesController {
  constructor(private readonly wishes: WishesService) {}

  @HandleRpc(listWishes)
  list(query: z.output<typeof listWishes.input>, ctx: RpcContext): Promise<Page<Wish>> {
    return this.wishes.list(actorOf(ctx), query);
  }

  @HandleRpc(getWish)
  get({ id }: z.output<typeof getWish.input>, ctx: RpcContext): Promise<WishDetail> {
    return this.wishes.get(actorOf(ctx), id);
  }

  @HandleRpc(postWish)
  post(input: z.output<typeof postWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.post(actorOf(ctx), input, idempotentId(ctx, postWish));
  }

  @HandleRpc(updateWish)
  update({ id, patch }: z.output<typeof updateWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.update(actorOf(ctx), id, patch);
  }

  @HandleRpc(claimWish)
  claim(step: z.output<typeof claimWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.claim(actorOf(ctx), step);
  }

  @HandleRpc(unclaimWish)
  unclaim(step: z.output<typeof unclaimWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.unclaim(actorOf(ctx), step);
  }

  @HandleRpc(fulfilWish)
  fulfil(step: z.output<typeof fulfilWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.fulfil(actorOf(ctx), step);
  }

  @HandleRpc(confirmWish)
  confirm(step: z.output<typeof confirmWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.confirm(actorOf(ctx), step);
  }

  @HandleRpc(reopenWish)
  reopen(step: z.output<typeof reopenWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.reopen(actorOf(ctx), step);
  }

  @HandleRpc(withdrawWish)
  withdraw(step: z.output<typeof withdrawWish.input>, ctx: RpcContext): Promise<Wish> {
    return this.wishes.withdraw(actorOf(ctx), step);
  }
}
