import { Controller } from '@nestjs/common';
import { listAgreements } from '@liandong/contracts/people/organization';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { AgreementsService, type AgreementQuery } from './agreements.service.js';

@Controller()
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @HandleRpc(listAgreements)
  async list(query: AgreementQuery, ctx: RpcContext) {
    actorOf(ctx);
    return this.agreements.list(query);
  }
}
