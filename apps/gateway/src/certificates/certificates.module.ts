import { Module } from '@nestjs/common';
import { CertificateBatchesController } from './certificate-batches.controller.js';
import { CertificateFiles } from './certificate-files.js';
import { CertificateSettingsController } from './certificate-settings.controller.js';
import { CertificatesController } from './certificates.controller.js';
import { MemberCertificatesController } from './member-certificates.controller.js';

/** Certificates of service, their public check and their files. */
@Module({
  controllers: [
    CertificatesController,
    CertificateBatchesController,
    CertificateSettingsController,
    MemberCertificatesController,
  ],
  providers: [CertificateFiles],
})
export class CertificatesModule {}
