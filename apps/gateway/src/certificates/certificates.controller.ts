import { Body, Controller, Get, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '@liandong/contracts/common/page';
import {
  createCertificate,
  getCertificateBundle,
  getCertificateDocument,
  getPublicCertificate,
  IdDocumentInput,
  listMyCertificates,
  revokeCertificate,
  RevokeInput,
  showOfCertificate,
  ShownInput,
} from '@liandong/contracts/certificates/certificate';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public } from '../auth/session.guard.js';
import { Answers, AnswersFile, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { RateLimits } from '../http/rate-limits.js';
import { Ctx } from '../http/request-context.js';
import { IdempotencyKeyHeader, Idempotent } from '../idempotency/idempotency.interceptor.js';
import { CertificateFiles } from './certificate-files.js';
import { certificateNumberOf, PathNumber } from './path-number.js';

@ApiTags('certificates')
@Controller(`${API}/certificates`)
export class CertificatesController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly files: CertificateFiles,
    private readonly limits: RateLimits,
  ) {}

  @ApiOperation({ summary: 'A certificate of your service, or of a member’s who asked you' })
  @Answers(createCertificate, 201)
  @Idempotent()
  @Post()
  create(
    @Body({ schema: createCertificate.input }) input: InputOf<typeof createCertificate>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(createCertificate, input, ctx);
  }

  @ApiOperation({ summary: 'Your certificates, the newest first' })
  @Answers(listMyCertificates)
  @Get()
  mine(@Query({ schema: PageQuery }) query: PageQuery, @Ctx() ctx: RpcContext) {
    return this.rpc.call(listMyCertificates, query, ctx);
  }

  @ApiOperation({ summary: 'Whether a certificate is valid, and what its holder chose to show' })
  @Answers({ ...getPublicCertificate, errors: [...getPublicCertificate.errors, 'RATE_LIMITED'] })
  @Public()
  @Get(':number')
  async verify(@PathNumber() number: string, @Ctx() ctx: RpcContext, @Req() request: FastifyRequest) {
    await this.limits.spendLookup(request.ip);
    return this.rpc.call(getPublicCertificate, { number: certificateNumberOf(number) }, ctx);
  }

  @ApiOperation({ summary: 'A certificate as PDF, without the ID number' })
  @AnswersFile('application/pdf', getCertificateDocument.errors)
  @Get(':number.pdf')
  pdf(
    @PathNumber() number: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.files.one(number, undefined, request, reply);
  }

  /** Changes nothing, so a repetition needs no key; it is a POST because an ID number does not belong in an address. */
  @ApiOperation({ summary: 'A certificate as PDF with the ID number that was given for it' })
  @AnswersFile('application/pdf', getCertificateDocument.errors)
  @IdempotencyKeyHeader()
  @Post(':number/pdf')
  pdfWithIdDocument(
    @PathNumber() number: string,
    @Body({ schema: IdDocumentInput }) { idDocument }: z.output<typeof IdDocumentInput>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.files.one(number, idDocument, request, reply.status(200));
  }

  @ApiOperation({ summary: 'A certificate as a file that liandong-verify checks offline' })
  @Answers(getCertificateBundle)
  @Get(':number/bundle.json')
  bundle(
    @PathNumber() number: string,
    @Ctx() ctx: RpcContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.header('content-disposition', `attachment; filename="${certificateNumberOf(number)}.json"`);
    return this.rpc.call(getCertificateBundle, { number: certificateNumberOf(number) }, ctx);
  }

  @ApiOperation({ summary: 'Choose what everybody sees who has the number' })
  @Answers(showOfCertificate)
  @Put(':number/shown')
  show(
    @PathNumber() number: string,
    @Body({ schema: ShownInput }) input: z.output<typeof ShownInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(showOfCertificate, { number: certificateNumberOf(number), ...input }, ctx);
  }

  @ApiOperation({ summary: 'Revoke a certificate, with a reason' })
  @Answers(revokeCertificate)
  @Idempotent()
  @Post(':number/revoke')
  revoke(
    @PathNumber() number: string,
    @Body({ schema: RevokeInput }) input: z.output<typeof RevokeInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(revokeCertificate, { number: certificateNumberOf(number), ...input }, ctx);
  }
}
