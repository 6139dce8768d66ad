import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  createCertificateBatch,
  getCertificateBatch,
  listBatchDocuments,
  listCertificateBatches,
} from '@liandong/contracts/certificates/certificate-batch';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, AnswersFile, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';
import { CertificateFiles } from './certificate-files.js';

const PartQuery = z.strictObject({ part: z.coerce.number().int().min(1).default(1) });

@ApiTags('certificates')
@Controller(`${API}/certificate-batches`)
export class CertificateBatchesController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly files: CertificateFiles,
  ) {}

  @ApiOperation({ summary: 'Certificates for everybody who gave service with a team' })
  @Answers(createCertificateBatch, 202)
  @Idempotent()
  @Post()
  create(
    @Body({ schema: createCertificateBatch.input }) input: InputOf<typeof createCertificateBatch>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(createCertificateBatch, input, ctx);
  }

  @ApiOperation({ summary: 'The batches of a team, the newest first' })
  @Answers(listCertificateBatches)
  @Get()
  list(
    @Query({ schema: listCertificateBatches.input }) query: InputOf<typeof listCertificateBatches>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(listCertificateBatches, query, ctx);
  }

  @ApiOperation({ summary: 'How far a batch is' })
  @Answers(getCertificateBatch)
  @Get(':id')
  get(@PathId() id: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(getCertificateBatch, { id }, ctx);
  }

  @ApiOperation({ summary: 'One part of a finished batch as PDF' })
  @AnswersFile('application/pdf', listBatchDocuments.errors)
  @Get(':id.pdf')
  pdf(
    @PathId() id: string,
    @Query({ schema: PartQuery }) { part }: z.output<typeof PartQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.files.ofBatch(id, part, request, reply);
  }
}
