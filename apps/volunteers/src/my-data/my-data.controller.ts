import { Controller } from '@nestjs/common';
import { exportMyAccount } from '@liandong/contracts/people/my-data';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { MyDataService } from './my-data.service.js';

@Controller()
export class MyDataController {
  constructor(private readonly data: MyDataService) {}

  @HandleRpc(exportMyAccount)
  async export(_input: object, ctx: RpcContext) {
    return this.data.begin(actorOf(ctx).id);
  }
}
