import { Controller } from '@nestjs/common';
import type { PageQuery } from '@liandong/contracts/common/page';
import {
  declineReportIn,
  endReportIn,
  listMyReportIns,
  listReportIns,
  resumeReportIn,
  startReportIn,
} from '@liandong/contracts/people/report-in';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { ReportInsService } from './report-ins.service.js';

@Controller()
export class ReportInsController {
  constructor(private readonly reportIns: ReportInsService) {}

  @HandleRpc(startReportIn)
  async start({ organizationId }: { organizationId: string }, ctx: RpcContext) {
    return this.reportIns.start(organizationId, actorOf(ctx));
  }

  @HandleRpc(listMyReportIns)
  async mine(page: PageQuery, ctx: RpcContext) {
    return this.reportIns.mine(page, actorOf(ctx));
  }

  @HandleRpc(endReportIn)
  async end({ id }: { id: string }, ctx: RpcContext) {
    return this.reportIns.end(id, actorOf(ctx));
  }

  @HandleRpc(resumeReportIn)
  async resume({ id }: { id: string }, ctx: RpcContext) {
    return this.reportIns.resume(id, actorOf(ctx));
  }

  @HandleRpc(listReportIns)
  async list(query: z.output<typeof listReportIns.input>, ctx: RpcContext) {
    return this.reportIns.list(query, actorOf(ctx));
  }

  @HandleRpc(declineReportIn)
  async decline({ id, reason }: { id: string; reason: string }, ctx: RpcContext) {
    return this.reportIns.decline(id, reason, actorOf(ctx));
  }
}
