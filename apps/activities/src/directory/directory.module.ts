import { Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.js';
import { DirectoryRepository } from './directory.repository.js';

/** Organisations, teams and volunteers as the volunteers service tells of them. */
@Module({
  providers: [DirectoryConsumer, DirectoryRepository],
  exports: [DirectoryRepository],
})
export class DirectoryModule {}
