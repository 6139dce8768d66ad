import { Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.js';
import { DirectoryRepository } from './directory.repository.js';

@Module({ providers: [DirectoryConsumer, DirectoryRepository], exports: [DirectoryRepository] })
export class DirectoryModule {}
