import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MyDataController } from './my-data.controller.js';
import { MyDataRepository } from './my-data.repository.js';
import { MyDataService } from './my-data.service.js';

/** What a person takes along. */
@Module({
  imports: [AccountsModule],
  controllers: [MyDataController],
  providers: [MyDataService, MyDataRepository],
})
export class MyDataModule {}
