import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { CertificateNewsConsumer } from './certificate-news.consumer.js';

@Module({ imports: [InboxModule], providers: [CertificateNewsConsumer] })
export class CertificateNewsModule {}
