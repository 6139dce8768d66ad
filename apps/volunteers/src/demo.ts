import 'reflect-metadata';
import { demoDistrict } from '@liandong/demo/demo-district';
import { demoSeed } from '@liandong/demo/seed';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { runTask } from '@liandong/service-kit/run-task';
import { AppModule } from './app.module.js';
import { importDistrict } from './demo/import-district.js';
import { Settings } from './env.js';
import { PeopleImport } from './people-import/people-import.service.js';

await runTask(
  'volunteers-demo',
  Settings,
  (settings) => AppModule.forRoot(settings),
  async (app, report) => {
    await importDistrict(app.get(PeopleImport), demoDistrict({ seed: demoSeed, now: new Date() }), report);
    report('sending events');
    await app.get(OutboxRelay).drained();
  },
);
