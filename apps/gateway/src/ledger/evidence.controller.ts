import { Controller, Get, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EvidenceFile,
  EvidenceMediaType,
  EvidenceUpload,
  readEvidencePart,
  storeEvidencePart,
} from '@liandong/contracts/ledger/evidence';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers, AnswersFile } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { Ctx } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotency.interceptor.js';
import { EvidenceFiles } from './evidence-files.js';

@ApiTags('ledger')
@Controller(`${API}/ledger/evidence`)
export class EvidenceController {
  constructor(private readonly files: EvidenceFiles) {}

  @ApiOperation({ summary: 'Send a photo or PDF of at most 5 MiB, to be attached to a case within a day' })
  @ApiConsumes(...EvidenceMediaType.options)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers({ output: EvidenceFile, errors: storeEvidencePart.errors }, 201)
  @Idempotent()
  @Post()
  store(
    @Query({ schema: EvidenceUpload }) { name }: z.output<typeof EvidenceUpload>,
    @Req() request: FastifyRequest,
    @Ctx() ctx: RpcContext,
  ) {
    return this.files.store(request.body, name, ctx);
  }

  @ApiOperation({ summary: 'A file of a case that you take part in' })
  @AnswersFile('application/octet-stream', readEvidencePart.errors)
  @Get(':id')
  async read(@PathId() id: string, @Ctx() ctx: RpcContext, @Res({ passthrough: true }) reply: FastifyReply) {
    const { file, content } = await this.files.read(id, ctx);
    reply.headers({
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, max-age=3600',
    });
    return new StreamableFile(content);
  }
}
