import { Controller } from '@nestjs/common';
import {
  getLedgerEntry,
  getMyLedger,
  listLedgerEntries,
  summarizeLedger,
} from '@liandong/contracts/ledger/ledger';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { LedgerService } from './ledger.service.js';

@Controller()
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @HandleRpc(listLedgerEntries)
  entries({ cursor, limit, ...filter }: z.output<typeof listLedgerEntries.input>, ctx: RpcContext) {
    return this.ledger.entries(filter, { cursor, limit }, actorOf(ctx));
  }

  @HandleRpc(summarizeLedger)
  summary({ groupBy, ...filter }: z.output<typeof summarizeLedger.input>, ctx: RpcContext) {
    return this.ledger.summary(filter, groupBy ?? null, actorOf(ctx));
  }

  @HandleRpc(getLedgerEntry)
  entry({ id }: z.output<typeof getLedgerEntry.input>, ctx: RpcContext) {
    return this.ledger.entry(id, actorOf(ctx));
  }

  @HandleRpc(getMyLedger)
  mine(page: z.output<typeof getMyLedger.input>, ctx: RpcContext) {
    return this.ledger.mine(page, actorOf(ctx));
  }
}
