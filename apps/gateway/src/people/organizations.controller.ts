import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { listAgreements, listOrganizations } from '@liandong/contracts/people/organization';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';

@ApiTags('people')
@Controller(API)
export class OrganizationsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'The organisation tree and the partners beside it' })
  @Answers(listOrganizations)
  @Get('organizations')
  organizations(
    @Query({ schema: listOrganizations.input }) query: InputOf<typeof listOrganizations>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listOrganizations, query, ctx);
  }

  @ApiOperation({ summary: 'Co-building agreements between partner units and communities' })
  @Answers(listAgreements)
  @Get('agreements')
  agreements(
    @Query({ schema: listAgreements.input }) query: InputOf<typeof listAgreements>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listAgreements, query, ctx);
  }
}
