import { Module } from '@nestjs/common';
import { DirectoryEvents } from './directory.events.js';
import { DirectoryRepository } from './directory.repository.js';

@Module({ providers: [DirectoryRepository, DirectoryEvents], exports: [DirectoryRepository] })
export class DirectoryModule {}
