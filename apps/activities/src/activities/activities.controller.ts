import { Controller } from '@nestjs/common';
import {
  cancelActivity,
  completeActivity,
  createActivity,
  discardActivity,
  getActivity,
  listActivities,
  publishActivity,
  updateActivity,
  type Activity,
} from '@liandong/contracts/activities/activity';
import type { Page } from '@liandong/contracts/common/page';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { idempotentId } from '@liandong/messaging/idempotent-id';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { ActivitiesService } from './activities.service.js';

@Controller()
export class ActivitiesController {
  constructor(private readonly activities: ActivitiesService) {}

  @HandleRpc(listActivities)
  list(query: z.output<typeof listActivities.input>, ctx: RpcContext): Promise<Page<Activity>> {
    return this.activities.list(actorOf(ctx), query);
  }

  @HandleRpc(getActivity)
  get({ id }: z.output<typeof getActivity.input>, ctx: RpcContext): Promise<Activity> {
    return this.activities.get(actorOf(ctx), id);
  }

  @HandleRpc(createActivity)
  create(input: z.output<typeof createActivity.input>, ctx: RpcContext): Promise<Activity> {
    return this.activities.create(actorOf(ctx), input, idempotentId(ctx, createActivity));
  }

  @HandleRpc(updateActivity)
  update({ id, patch }: z.output<typeof updateActivity.input>, ctx: RpcContext): Promise<Activity> {
    return this.activities.update(actorOf(ctx), id, patch);
  }

  @HandleRpc(publishActivity)
  publish({ id }: z.output<typeof publishActivity.input>, ctx: RpcContext): Promise<Activity> {
    return this.activities.publish(actorOf(ctx), id);
  }

  @HandleRpc(cancelActivity)
  cancel({ id, reason }: z.output<typeof cancelActivity.input>, ctx: RpcContext): Promise<Activity> {
    return this.activities.cancel(actorOf(ctx), id, reason);
  }

  @HandleRpc(discardActivity)
  discard({ id }: z.output<typeof discardActivity.input>, ctx: RpcContext): Promise<{ id: string }> {
    return this.activities.discard(actorOf(ctx), id);
  }

  @HandleRpc(completeActivity)
  complete({ id }: z.output<typeof completeActivity.input>, ctx: RpcContext): Promise<Activity> {
    return this.activities.complete(actorOf(ctx), id);
  }
}
