import { Global, Module } from '@nestjs/common';
import { Printer } from './printer.js';

/** PDF files, made from what the services answer. */
@Global()
@Module({ providers: [Printer], exports: [Printer] })
export class DocumentsModule {}
