import { Controller } from '@nestjs/common';
import {
  getMyMemberCode,
  getScannerKit,
  revokeMemberCodes,
  revokeMyMemberCodes,
} from '@liandong/contracts/check-ins/member-code';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { MemberCodesService } from './member-codes.service.js';
import { ScannerKitService } from './scanner-kit.service.js';

@Controller()
export class MemberCodesController {
  constructor(
    private readonly memberCodes: MemberCodesService,
    private readonly scannerKits: ScannerKitService,
  ) {}

  @HandleRpc(getMyMemberCode)
  mine(_: z.output<typeof getMyMemberCode.input>, ctx: RpcContext) {
    return this.memberCodes.mine(actorOf(ctx));
  }

  @HandleRpc(revokeMyMemberCodes)
  revokeMine(_: z.output<typeof revokeMyMemberCodes.input>, ctx: RpcContext) {
    return this.memberCodes.revokeMine(actorOf(ctx));
  }

  @HandleRpc(revokeMemberCodes)
  revokeOfMember(input: z.output<typeof revokeMemberCodes.input>, ctx: RpcContext) {
    return this.memberCodes.revokeOfMember(input, ctx);
  }

  @HandleRpc(getScannerKit)
  scannerKit({ activityId }: z.output<typeof getScannerKit.input>, ctx: RpcContext) {
    return this.scannerKits.kitFor(activityId, ctx);
  }
}
