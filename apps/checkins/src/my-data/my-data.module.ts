import { Module } from '@nestjs/common';
import { MyDataController } from './my-data.controller.js';
import { MyDataRepository } from './my-data.repository.js';
import { MyDataService } from './my-data.service.js';

/** What a person takes along. */
@Module({
  providers: [MyDataService, MyDataRepository, MyDataController],
})
export class MyDataModule {}
