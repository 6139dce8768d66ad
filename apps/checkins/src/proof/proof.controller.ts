import { Controller } from '@nestjs/common';
import {
  getConsistency,
  getEntryProof,
  getTreeHead,
  listDailyHeads,
  listSigningKeys,
} from '@liandong/contracts/ledger/proof';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { ProofsService } from './proofs.service.js';

@Controller()
export class ProofController {
  constructor(private readonly proofs: ProofsService) {}

  @HandleRpc(getTreeHead)
  head() {
    return this.proofs.head();
  }

  @HandleRpc(listDailyHeads)
  dailyHeads(page: z.output<typeof listDailyHeads.input>) {
    return this.proofs.dailyHeads(page);
  }

  @HandleRpc(getConsistency)
  consistency({ from, to }: z.output<typeof getConsistency.input>) {
    return this.proofs.consistency(from, to);
  }

  @HandleRpc(listSigningKeys)
  async keys() {
    return { items: await this.proofs.signingKeys() };
  }

  @HandleRpc(getEntryProof)
  entry({ entryId }: z.output<typeof getEntryProof.input>, ctx: RpcContext) {
    return this.proofs.entryProof(entryId, actorOf(ctx));
  }
}
