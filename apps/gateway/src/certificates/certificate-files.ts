import { Injectable } from '@nestjs/common';
import { getCertificateDocument } from '@liandong/contracts/certificates/certificate';
import { getCertificateBatch, listBatchDocuments } from '@liandong/contracts/certificates/certificate-batch';
import type { CertificateDocument } from '@liandong/contracts/certificates/certificate';
import { AppError } from '@liandong/contracts/errors/app-error';
import { certificatesJob } from '@liandong/documents/certificate-sheet';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Printer } from '../documents/printer.js';
import { PublicUrl } from '../http/public-url.js';
import { contextOf } from '../http/request-context.js';
import { certificateNumberOf } from './path-number.js';

/** Certificates as PDF. */
@Injectable()
export class CertificateFiles {
  constructor(
    private readonly rpc: RpcClient,
    private readonly printer: Printer,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** @param idDocument is printed when it is the one that was given for this certificate, and not kept */
  async one(typed: string, idDocument: string | undefined, request: FastifyRequest, reply: FastifyReply) {
    const number = certificateNumberOf(typed);
    const { certificate, seal } = await this.rpc.call(
      getCertificateDocument,
      { number, idDocument },
      contextOf(request),
    );
    const job = certificatesJob(
      [{ certificate, verifyUrl: this.verifyUrl(number, request), ...(idDocument ? { idDocument } : {}) }],
      sealOf(seal),
    );
    const name = { ascii: number, full: `志愿服务记录证明-${certificate.holderName ?? ''}-${number}` };
    return this.printer.send(job, name, reply);
  }

  /**
   * One part of a batch.
   * @throws AppError BATCH_NOT_FOUND also when none of its certificates is valid any longer
   */
  async ofBatch(id: string, part: number, request: FastifyRequest, reply: FastifyReply) {
    const { parts } = await this.rpc.call(getCertificateBatch, { id }, contextOf(request));
    const certificates: CertificateDocument[] = [];
    let seal: string | null = null;
    let team = '';
    let after: number | null = 0;
    while (after !== null) {
      const page: Awaited<ReturnType<typeof this.pageOf>> = await this.pageOf(id, part, after, request);
      certificates.push(...page.certificates);
      seal ??= page.seal;
      team = page.teamName;
      after = page.next;
    }
    if (certificates.length === 0) throw new AppError('BATCH_NOT_FOUND');
    const job = certificatesJob(
      certificates.map((certificate) => ({
        certificate,
        verifyUrl: this.verifyUrl(certificate.number, request),
      })),
      sealOf(seal),
    );
    const of = parts > 1 ? `-${part}-${parts}` : '';
    return this.printer.send(
      job,
      { ascii: `certificates${of}`, full: `志愿服务记录证明-${team}${of}` },
      reply,
    );
  }

  private pageOf(id: string, part: number, after: number, request: FastifyRequest) {
    return this.rpc.call(listBatchDocuments, { id, part, after }, contextOf(request));
  }

  private verifyUrl(number: string, request: FastifyRequest): string {
    return `${this.publicUrl.of(request)}/verify/${number}`;
  }
}

function sealOf(base64: string | null): Uint8Array | undefined {
  return base64 === null ? undefined : Buffer.from(base64, 'base64');
}
