import { Module } from '@nestjs/common';
import { MeController } from './me.controller.js';

/** What a person sees of themselves. */
@Module({ controllers: [MeController] })
export class MeModule {}
