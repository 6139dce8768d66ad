import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import {
  EVIDENCE_PART_BYTES,
  readEvidencePart,
  storeEvidencePart,
  type EvidenceFile,
} from '@liandong/contracts/ledger/evidence';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';

/** Evidence between the door, where a file is whole, and the service, to which it travels in parts. */
@Injectable()
export class EvidenceFiles {
  constructor(private readonly rpc: RpcClient) {}

  /** @throws AppError EVIDENCE_TYPE_REFUSED when the content is not what is taken */
  async store(body: unknown, name: string, ctx: RpcContext): Promise<EvidenceFile> {
    if (!Buffer.isBuffer(body) || body.length === 0) throw new AppError('EVIDENCE_TYPE_REFUSED');
    const fileId = randomUUID();
    const parts = Math.ceil(body.length / EVIDENCE_PART_BYTES);
    let file: EvidenceFile | null = null;
    for (let part = 0; part < parts; part++) {
      const bytes = body.subarray(part * EVIDENCE_PART_BYTES, (part + 1) * EVIDENCE_PART_BYTES);
      const input = { fileId, name, part, parts, content: bytes.toString('base64') };
      file = await this.rpc.call(storeEvidencePart, input, ctx);
    }
    if (!file) throw new AppError('UNAVAILABLE');
    return file;
  }

  /** @throws AppError EVIDENCE_NOT_FOUND when there is none that the person may read */
  async read(fileId: string, ctx: RpcContext): Promise<{ file: EvidenceFile; content: Buffer }> {
    const first = await this.rpc.call(readEvidencePart, { fileId, part: 0 }, ctx);
    const contents = [Buffer.from(first.content, 'base64')];
    for (let part = 1; part < first.parts; part++) {
      const { content } = await this.rpc.call(readEvidencePart, { fileId, part }, ctx);
      contents.push(Buffer.from(content, 'base64'));
    }
    return { file: first.file, content: Buffer.concat(contents) };
  }
}
