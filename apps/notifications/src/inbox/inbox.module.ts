import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { InboxDelivery } from './inbox-delivery.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxRepository } from './inbox.repository.js';
import { InboxService } from './inbox.service.js';

@Module({
  imports: [DirectoryModule],
  controllers: [InboxController],
  providers: [InboxService, InboxDelivery, InboxRepository],
  exports: [InboxDelivery, InboxRepository],
})
export class InboxModule {}
