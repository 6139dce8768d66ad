import { Module } from '@nestjs/common';
import { CertificateSettingsModule } from '../certificates/certificate-settings.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MemberCardsController } from './member-cards.controller.js';
import { MemberCardsService } from './member-cards.service.js';

@Module({
  imports: [DirectoryModule, CertificateSettingsModule],
  providers: [MemberCardsService, MemberCardsController],
})
export class MemberCardsModule {}
