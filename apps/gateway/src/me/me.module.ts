import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ErasureController } from './erasure.controller.js';
import { MeController } from './me.controller.js';
import { MyData } from './my-data.js';
import { MyDataController } from './my-data.controller.js';

/** What a person sees of themselves, takes along, and has erased. */
@Module({
  imports: [AuthModule],
  controllers: [MeController, MyDataController, ErasureController],
  providers: [MyData],
})
export class MeModule {}
