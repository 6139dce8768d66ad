import 'reflect-metadata';
import { demoCertificateSettings } from '@liandong/demo/certificate-settings';
import { demoSeed } from '@liandong/demo/seed';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { SetClock } from '@liandong/service-kit/clock';
import { runTask } from '@liandong/service-kit/run-task';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AppModule } from './app.module.js';
import { CertificateSettingsService } from './certificates/certificate-settings.service.js';
import { CheckInsService } from './check-ins/check-ins.service.js';
import { ConfirmationsService } from './confirmations/confirmations.service.js';
import { DecisionsService } from './corrections/decisions.service.js';
import { ProposalsService } from './corrections/proposals.service.js';
import { DemoCheckIns } from './demo/demo-check-ins.js';
import { DemoPaperwork } from './demo/demo-paperwork.js';
import { DirectoryRepository } from './directory/directory.repository.js';
import { Settings } from './env.js';
import { VenueCodesService } from './venue-codes/venue-codes.service.js';

const clock = new SetClock();

await runTask(
  'checkins-demo',
  Settings,
  (settings) => AppModule.forRoot(settings, clock),
  async (app, report) => {
    report('waiting for activities and sign-ups');
    await app.get(EventConsumer).caughtUp();
    const demo = new DemoCheckIns(
      app.get(DataSource),
      app.get(DirectoryRepository),
      app.get(VenueCodesService),
      app.get(CheckInsService),
      new DemoPaperwork(
        app.get(ConfirmationsService),
        app.get(ProposalsService),
        app.get(DecisionsService),
        clock,
      ),
      clock,
    );
    await demo.load(demoSeed, report);
    await app.get(CertificateSettingsService).save(demoCertificateSettings(), {
      id: uuidv7(),
      kind: 'service',
      grants: [{ role: 'administrator' }],
    });
    report('sending events');
    await app.get(OutboxRelay).drained();
  },
);
