import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Id } from '@liandong/contracts/common/scalars';
import {
  getConsistency,
  getEntryProof,
  getTreeHead,
  listDailyHeads,
  listSigningKeys,
} from '@liandong/contracts/ledger/proof';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Public } from '../auth/session.guard.js';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';

/** The signed ledger: what anybody may see of it, and the proofs of single entries. */
@ApiTags('ledger')
@Controller(`${API}/ledger`)
export class ProofController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'The signed head of the ledger as it is now' })
  @Answers(getTreeHead)
  @Public()
  @Get('tree-head')
  head(@Ctx() ctx: RpcContext) {
    return this.rpc.call(getTreeHead, {}, ctx);
  }

  @ApiOperation({ summary: 'The last signed head of each day, newest first' })
  @Answers(listDailyHeads)
  @Public()
  @Get('tree-heads')
  heads(
    @Query({ schema: listDailyHeads.input }) page: InputOf<typeof listDailyHeads>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listDailyHeads, page, ctx);
  }

  @ApiOperation({ summary: 'A proof that the ledger only grew between two signed heads' })
  @Answers(getConsistency)
  @Public()
  @Get('consistency')
  consistency(
    @Query({ schema: getConsistency.input }) sizes: InputOf<typeof getConsistency>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(getConsistency, sizes, ctx);
  }

  @ApiOperation({ summary: 'Every public key that ever signed a head' })
  @Answers(listSigningKeys)
  @Public()
  @Get('public-keys')
  keys(@Ctx() ctx: RpcContext) {
    return this.rpc.call(listSigningKeys, {}, ctx);
  }

  @ApiOperation({ summary: 'The proof of an entry that you may read, as a file for liandong-verify' })
  @Answers(getEntryProof)
  @Get('proofs/:entryId')
  proof(@Param('entryId', { schema: Id }) entryId: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getEntryProof, { entryId }, ctx);
  }
}
