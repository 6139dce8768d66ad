import 'reflect-metadata';
import { demoSeed } from '@liandong/demo/seed';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { SetClock } from '@liandong/service-kit/clock';
import { runTask } from '@liandong/service-kit/run-task';
import { DataSource } from 'typeorm';
import { ActivitiesRepository } from './activities/activities.repository.js';
import { ActivitiesService } from './activities/activities.service.js';
import { AppModule } from './app.module.js';
import { DemoActivities } from './demo/demo-activities.js';
import { DemoWishes } from './demo/demo-wishes.js';
import { Settings } from './env.js';
import { SignUpsService } from './sign-ups/sign-ups.service.js';
import { WishesService } from './wishes/wishes.service.js';

const clock = new SetClock();

await runTask(
  'activities-demo',
  Settings,
  (settings) => AppModule.forRoot(settings, clock),
  async (app, report) => {
    report('waiting for teams and volunteers');
    await app.get(EventConsumer).caughtUp();
    const demo = new DemoActivities(
      app.get(DataSource),
      app.get(ActivitiesRepository),
      app.get(ActivitiesService),
      app.get(SignUpsService),
      clock,
    );
    const { wishes } = await demo.load(demoSeed, report);
    await new DemoWishes(app.get(WishesService), clock).load(wishes, report);
    report('sending events');
    await app.get(OutboxRelay).drained();
  },
);
