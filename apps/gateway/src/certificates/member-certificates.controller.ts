import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { listMemberCertificates } from '@liandong/contracts/certificates/certificate';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';

const MemberQuery = listMemberCertificates.input.omit({ teamId: true });

@ApiTags('certificates')
@Controller(`${API}/teams/:id/certificates`)
export class MemberCertificatesController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'A member’s certificates of the service with this team, the newest first' })
  @Answers(listMemberCertificates)
  @Get()
  list(
    @PathId() teamId: string,
    @Query({ schema: MemberQuery }) query: z.output<typeof MemberQuery>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listMemberCertificates, { ...query, teamId }, ctx);
  }
}
