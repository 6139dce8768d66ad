import { Module, type DynamicModule } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { ReminderQueue } from './reminder-queue.js';
import { ReminderSweeps } from './reminder.sweeps.js';
import { ReminderWorker } from './reminder.worker.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersRepository } from './reminders.repository.js';
import { LEAD_MINUTES, RemindersService } from './reminders.service.js';

@Module({})
export class RemindersModule {
  static forRoot({ leadMinutes }: { leadMinutes: readonly number[] }): DynamicModule {
    return {
      module: RemindersModule,
      global: true,
      imports: [DirectoryModule, InboxModule],
      controllers: [RemindersController],
      providers: [
        RemindersService,
        RemindersRepository,
        ReminderQueue,
        ReminderWorker,
        ReminderSweeps,
        { provide: LEAD_MINUTES, useValue: leadMinutes },
      ],
      exports: [RemindersService],
    };
  }
}
