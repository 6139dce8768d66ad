import { Global, Module } from '@nestjs/common';
import { MemberCardsController } from './member-cards.controller.js';
import { PosterController } from './poster.controller.js';
import { Printer } from './printer.js';

/** PDF files, made from what the services answer. */
@Global()
@Module({ controllers: [MemberCardsController, PosterController], providers: [Printer], exports: [Printer] })
export class DocumentsModule {}
