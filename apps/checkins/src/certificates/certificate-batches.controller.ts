import { Controller } from '@nestjs/common';
import {
  createCertificateBatch,
  getCertificateBatch,
  listBatchDocuments,
  listCertificateBatches,
} from '@liandong/contracts/certificates/certificate-batch';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { idempotentId } from '@liandong/messaging/idempotent-id';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { CertificateBatchesService } from './certificate-batches.service.js';

@Controller()
export class CertificateBatchesController {
  constructor(private readonly batches: CertificateBatchesService) {}

  @HandleRpc(createCertificateBatch)
  create(input: z.output<typeof createCertificateBatch.input>, ctx: RpcContext) {
    return this.batches.create(idempotentId(ctx, createCertificateBatch), input, actorOf(ctx));
  }

  @HandleRpc(getCertificateBatch)
  get({ id }: z.output<typeof getCertificateBatch.input>, ctx: RpcContext) {
    return this.batches.get(id, actorOf(ctx));
  }

  @HandleRpc(listCertificateBatches)
  list({ teamId }: z.output<typeof listCertificateBatches.input>, ctx: RpcContext) {
    return this.batches.list(teamId, actorOf(ctx));
  }

  @HandleRpc(listBatchDocuments)
  documents(input: z.output<typeof listBatchDocuments.input>, ctx: RpcContext) {
    return this.batches.documents(input, actorOf(ctx));
  }
}
