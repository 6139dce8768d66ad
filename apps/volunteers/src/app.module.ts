import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@liandong/messaging/messaging.module';
import { DatabaseModule } from '@liandong/service-kit/database.module';
import { ServiceKitModule } from '@liandong/service-kit/service-kit.module';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgreementsModule } from './agreements/agreements.module.js';
import { dataSourceInput } from './data-source.js';
import type { Settings } from './env.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { KeysModule } from './keys/keys.module.js';
import { MyDataModule } from './my-data/my-data.module.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { OtpModule } from './otp/otp.module.js';
import { PeopleImportModule } from './people-import/people-import.module.js';
import { ReportInsModule } from './report-ins/report-ins.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { TeamsModule } from './teams/teams.module.js';

/** Who: accounts and sessions, volunteers, organisations, teams, agreements, report-ins. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule,
        DatabaseModule.forRoot(dataSourceInput(settings.DATABASE_URL, settings.DATABASE_POOL)),
        MessagingModule.forService({ url: settings.NATS_URL, user: 'volunteers' }),
        KeysModule.forRoot(settings),
        OrganizationsModule,
        TeamsModule,
        AgreementsModule,
        ReportInsModule,
        AccountsModule,
        OtpModule,
        SessionsModule,
        ErasuresModule,
        MyDataModule,
        PeopleImportModule,
      ],
    };
  }
}
