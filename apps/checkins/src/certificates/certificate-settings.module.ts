import { Module } from '@nestjs/common';
import { CertificateSettingsRepository } from './certificate-settings.repository.js';
import { CertificateSettingsService } from './certificate-settings.service.js';

/** Recording unit, name of the platform and seal: certificates have them, and member cards the name. */
@Module({
  providers: [CertificateSettingsRepository, CertificateSettingsService],
  exports: [CertificateSettingsService],
})
export class CertificateSettingsModule {}
