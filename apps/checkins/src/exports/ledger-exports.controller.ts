import { Controller } from '@nestjs/common';
import { exportLedger } from '@liandong/contracts/ledger/export';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { LedgerExportsService } from './ledger-exports.service.js';

@Controller()
export class LedgerExportsController {
  constructor(private readonly exports: LedgerExportsService) {}

  @HandleRpc(exportLedger)
  begin({ format, ...filter }: z.output<typeof exportLedger.input>, ctx: RpcContext) {
    return this.exports.begin(format, filter, ctx.language, actorOf(ctx));
  }
}
