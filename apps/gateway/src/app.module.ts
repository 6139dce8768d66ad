import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@liandong/messaging/messaging.module';
import { ServiceKitModule } from '@liandong/service-kit/service-kit.module';
import { ActivitiesModule } from './activities/activities.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CheckInsModule } from './check-ins/check-ins.module.js';
import { ConfirmationsModule } from './confirmations/confirmations.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import type { Settings } from './env.js';
import { HttpModule } from './http/http.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MeModule } from './me/me.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PeopleModule } from './people/people.module.js';
import { SystemModule } from './system/system.module.js';

/** The door: it owns no data. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule,
        MessagingModule.forCaller({ url: settings.NATS_URL, user: 'gateway' }),
        HttpModule.forRoot(settings),
        AuthModule,
        MeModule,
        PeopleModule,
        ActivitiesModule,
        CheckInsModule,
        ConfirmationsModule,
        LedgerModule,
        DocumentsModule,
        CertificatesModule,
        NotificationsModule,
        SystemModule,
      ],
    };
  }
}
