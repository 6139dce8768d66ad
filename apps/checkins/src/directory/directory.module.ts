import { Module } from '@nestjs/common';
import { DirectoryEvents } from './directory.events.js';
import { DirectoryRepository } from './directory.repository.js';
import { ErasureListeners } from './erasure-listeners.js';
import { LateEventListeners } from './late-event-listeners.js';

@Module({
  providers: [DirectoryRepository, ErasureListeners, LateEventListeners, DirectoryEvents],
  exports: [DirectoryRepository, ErasureListeners, LateEventListeners],
})
export class DirectoryModule {}
