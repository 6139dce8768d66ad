import { Controller } from '@nestjs/common';
import {
  createSignUp,
  listMySignUps,
  listSignUps,
  withdrawSignUp,
  type MySignUp,
  type SignUp,
} from '@liandong/contracts/activities/sign-up';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { SignUpsService } from './sign-ups.service.js';

@Controller()
export class SignUpsController {
  constructor(private readonly signUps: SignUpsService) {}

  @HandleRpc(createSignUp)
  create({ activityId }: z.output<typeof createSignUp.input>, ctx: RpcContext): Promise<SignUp> {
    return this.signUps.signUp(actorOf(ctx), activityId);
  }

  @HandleRpc(withdrawSignUp)
  withdraw({ activityId }: z.output<typeof withdrawSignUp.input>, ctx: RpcContext): Promise<SignUp> {
    return this.signUps.withdraw(actorOf(ctx), activityId);
  }

  @HandleRpc(listSignUps)
  list(query: z.output<typeof listSignUps.input>, ctx: RpcContext): Promise<Page<SignUp>> {
    return this.signUps.list(actorOf(ctx), query);
  }

  @HandleRpc(listMySignUps)
  mine(query: PageQuery, ctx: RpcContext): Promise<Page<z.infer<typeof MySignUp>>> {
    return this.signUps.mine(actorOf(ctx), query);
  }
}
