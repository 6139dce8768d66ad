import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { ErasuresConsumer } from './erasures.consumer.js';

/** People who left. */
@Module({ imports: [DirectoryModule, InboxModule], providers: [ErasuresConsumer] })
export class ErasuresModule {}
