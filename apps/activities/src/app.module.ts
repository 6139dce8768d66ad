import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@liandong/messaging/messaging.module';
import { Clock, SystemClock } from '@liandong/service-kit/clock';
import { DatabaseModule } from '@liandong/service-kit/database.module';
import { ServiceKitModule } from '@liandong/service-kit/service-kit.module';
import { ActivitiesModule } from './activities/activities.module.js';
import { dataSourceInput } from './data-source.js';
import { DirectoryModule } from './directory/directory.module.js';
import type { Settings } from './env.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { MyDataModule } from './my-data/my-data.module.js';
import { SignUpsModule } from './sign-ups/sign-ups.module.js';
import { WishesModule } from './wishes/wishes.module.js';

@Module({})
export class AppModule {
  static forRoot(
    settings: Pick<Settings, 'DATABASE_URL' | 'DATABASE_POOL' | 'NATS_URL' | 'WISH_CONTACT_KEY'>,
    clock: Clock = new SystemClock(),
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.withClock(clock),
        DatabaseModule.forRoot(dataSourceInput(settings.DATABASE_URL, settings.DATABASE_POOL)),
        MessagingModule.forService({ url: settings.NATS_URL, user: 'activities' }),
        DirectoryModule,
        ActivitiesModule,
        SignUpsModule,
        WishesModule.forRoot(settings.WISH_CONTACT_KEY),
        ErasuresModule,
        MyDataModule,
      ],
    };
  }
}
