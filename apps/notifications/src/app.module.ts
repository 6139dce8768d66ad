import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@liandong/messaging/messaging.module';
import { DatabaseModule } from '@liandong/service-kit/database.module';
import { ServiceKitModule } from '@liandong/service-kit/service-kit.module';
import { ActivityNewsModule } from './activity-news/activity-news.module.js';
import { CaseNewsModule } from './case-news/case-news.module.js';
import { CertificateNewsModule } from './certificate-news/certificate-news.module.js';
import { dataSourceInput } from './data-source.js';
import { DirectoryModule } from './directory/directory.module.js';
import type { Settings } from './env.js';
import { AttendanceNewsModule } from './attendance-news/attendance-news.module.js';
import { DueConfirmationsModule } from './due-confirmations/due-confirmations.module.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { MyDataModule } from './my-data/my-data.module.js';
import { OtpDeliveryModule } from './otp-delivery/otp-delivery.module.js';
import { RedisModule } from './redis/redis.module.js';
import { ReportInNewsModule } from './report-in-news/report-in-news.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { WishNewsModule } from './wish-news/wish-news.module.js';

/** Tells people in time: one-time codes, reminders, news of their activities and micro-wishes. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule,
        DatabaseModule.forRoot(dataSourceInput(settings.DATABASE_URL, settings.DATABASE_POOL)),
        MessagingModule.forService({ url: settings.NATS_URL, user: 'notifications' }),
        RedisModule.forRoot(settings.REDIS_URL),
        DirectoryModule,
        InboxModule,
        OtpDeliveryModule.forRoot(settings.DEV_MAILBOX),
        RemindersModule.forRoot({ leadMinutes: settings.REMINDER_LEAD_MINUTES }),
        ActivityNewsModule,
        AttendanceNewsModule,
        DueConfirmationsModule,
        WishNewsModule,
        CaseNewsModule,
        CertificateNewsModule,
        ReportInNewsModule,
        ErasuresModule,
        MyDataModule,
      ],
    };
  }
}
