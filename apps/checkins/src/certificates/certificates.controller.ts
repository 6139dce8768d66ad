import { Controller } from '@nestjs/common';
import {
  createCertificate,
  getCertificateBundle,
  getCertificateDocument,
  getPublicCertificate,
  listMemberCertificates,
  listMyCertificates,
  revokeCertificate,
  showOfCertificate,
} from '@liandong/contracts/certificates/certificate';
import {
  getCertificateSettings,
  saveCertificateSettings,
} from '@liandong/contracts/certificates/certificate-settings';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { idempotentId } from '@liandong/messaging/idempotent-id';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { CertificateSettingsService } from './certificate-settings.service.js';
import { CertificatesService } from './certificates.service.js';

@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly settings: CertificateSettingsService,
  ) {}

  @HandleRpc(createCertificate)
  create(input: z.output<typeof createCertificate.input>, ctx: RpcContext) {
    return this.certificates.create(idempotentId(ctx, createCertificate), input, actorOf(ctx));
  }

  @HandleRpc(listMyCertificates)
  mine(page: z.output<typeof listMyCertificates.input>, ctx: RpcContext) {
    return this.certificates.mine(page, actorOf(ctx));
  }

  @HandleRpc(listMemberCertificates)
  ofMember(query: z.output<typeof listMemberCertificates.input>, ctx: RpcContext) {
    return this.certificates.ofMember(query, actorOf(ctx));
  }

  @HandleRpc(getPublicCertificate)
  publicView({ number }: z.output<typeof getPublicCertificate.input>) {
    return this.certificates.publicView(number);
  }

  @HandleRpc(getCertificateDocument)
  document({ number, idDocument }: z.output<typeof getCertificateDocument.input>, ctx: RpcContext) {
    return this.certificates.document(number, idDocument, actorOf(ctx));
  }

  @HandleRpc(getCertificateBundle)
  bundle({ number }: z.output<typeof getCertificateBundle.input>, ctx: RpcContext) {
    return this.certificates.bundle(number, actorOf(ctx));
  }

  @HandleRpc(showOfCertificate)
  show({ number, shown }: z.output<typeof showOfCertificate.input>, ctx: RpcContext) {
    return this.certificates.show(number, shown, actorOf(ctx));
  }

  @HandleRpc(revokeCertificate)
  revoke({ number, reason }: z.output<typeof revokeCertificate.input>, ctx: RpcContext) {
    return this.certificates.revoke(number, reason, actorOf(ctx));
  }

  @HandleRpc(getCertificateSettings)
  readSettings(_input: z.output<typeof getCertificateSettings.input>, ctx: RpcContext) {
    return this.settings.get(actorOf(ctx));
  }

  @HandleRpc(saveCertificateSettings)
  saveSettings(input: z.output<typeof saveCertificateSettings.input>, ctx: RpcContext) {
    return this.settings.save(input, actorOf(ctx));
  }
}
