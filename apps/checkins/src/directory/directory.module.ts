import { Module } from '@nestjs/common';
import { DirectoryEvents } from './directory.events.js';
import { DirectoryRepository } from './directory.repository.js';
import { ErasureListeners } from './erasure-listeners.js';

@Module({
  providers: [DirectoryRepository, ErasureListeners, DirectoryEvents],
  exports: [DirectoryRepository, ErasureListeners],
})
export class DirectoryModule {}
