import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@liandong/messaging/messaging.module';
import { Clock, SystemClock } from '@liandong/service-kit/clock';
import { DatabaseModule } from '@liandong/service-kit/database.module';
import { ServiceKitModule } from '@liandong/service-kit/service-kit.module';
import { AnnulmentsModule } from './annulments/annulments.module.js';
import { AnomaliesModule } from './anomalies/anomalies.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CheckInsModule } from './check-ins/check-ins.module.js';
import { ConfirmationsModule } from './confirmations/confirmations.module.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { dataSourceInput } from './data-source.js';
import { DirectoryModule } from './directory/directory.module.js';
import type { Settings } from './env.js';
import { DisputesModule } from './disputes/disputes.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { LateEventsModule } from './late-events/late-events.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MemberCardsModule } from './member-cards/member-cards.module.js';
import { MemberCodesModule } from './member-codes/member-codes.module.js';
import { MyDataModule } from './my-data/my-data.module.js';
import { OfflineModule } from './offline/offline.module.js';
import { ProofModule } from './proof/proof.module.js';
import { ReportInsModule } from './report-ins/report-ins.module.js';
import { VenueCodesModule } from './venue-codes/venue-codes.module.js';
import { WishesModule } from './wishes/wishes.module.js';

@Module({})
export class AppModule {
  static forRoot(settings: Settings, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.withClock(clock),
        DatabaseModule.forRoot(dataSourceInput(settings.DATABASE_URL, settings.DATABASE_POOL)),
        MessagingModule.forService({ url: settings.NATS_URL, user: 'checkins' }),
        DirectoryModule,
        VenueCodesModule.forRoot(settings.VENUE_KEY_MASTER),
        MemberCodesModule.forRoot({
          master: settings.VENUE_KEY_MASTER,
          generation: settings.MEMBER_CODE_GENERATION,
          revoked: settings.MEMBER_CODE_REVOKED_GENERATIONS,
        }),
        CheckInsModule.forRoot({ url: settings.DATABASE_URL, connections: settings.CHECK_IN_POOL }),
        AttendanceModule,
        AnnulmentsModule,
        ConfirmationsModule,
        OfflineModule,
        DisputesModule,
        LateEventsModule,
        LedgerModule,
        WishesModule,
        ReportInsModule,
        AnomaliesModule,
        ExportsModule,
        CorrectionsModule,
        ProofModule.forRoot(settings.LEDGER_SIGNING_KEY),
        MemberCardsModule,
        CertificatesModule.forRoot(settings.VENUE_KEY_MASTER),
        MyDataModule,
      ],
    };
  }
}
