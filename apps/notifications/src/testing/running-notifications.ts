import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { activityChanged } from '@liandong/contracts/activities/activity';
import { signUpChanged, type SignUpStatus } from '@liandong/contracts/activities/sign-up';
import { listWalkIns } from '@liandong/contracts/check-ins/attendance';
import { CheckInPolicyInput } from '@liandong/contracts/check-ins/check-in-policy';
import type { Language } from '@liandong/contracts/common/scalars';
import {
  listInbox,
  listReminders,
  type InboxMessage,
  type Reminder,
} from '@liandong/contracts/notifications/notification';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { asking, gatewayCaller, person, type GatewayCaller } from '@liandong/testing/gateway-caller';
import { TestPeers } from '@liandong/testing/test-peers';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { testDatabase } from '@liandong/testing/test-database';
import { testNats } from '@liandong/testing/test-nats';
import { testRedisUrl } from '@liandong/testing/test-redis';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { AppModule } from '../app.module.js';
import { migrations } from '../data-source.js';
import { Settings } from '../env.js';

type Activity = z.input<typeof activityChanged.payload>;

/**
 * The whole service, once or several times, on real Postgres, NATS and Redis. Not there: the services whose
 * events it hears; the tests publish them, and answer who came without a sign-up.
 */
export class RunningNotifications {
  private readonly running: INestApplicationContext[] = [];
  private readonly versions = new Map<string, number>();
  /** Who came without a sign-up, by activity. */
  readonly walkIns = new Map<string, string[]>();

  private constructor(
    private readonly environment: Record<string, string>,
    readonly gateway: GatewayCaller,
    readonly bus: TestBus,
    /** For playing another service. */
    readonly peers: TestPeers,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /** @param redisUrl another way to Redis than the straight one */
  static async prepare(redisUrl?: string): Promise<RunningNotifications> {
    const database = await testDatabase('notifications', { migrations });
    const nats = await testNats();
    const environment = {
      DATABASE_URL: database.runtimeUrl,
      NATS_URL: nats.urlFor('notifications'),
      REDIS_URL: redisUrl ?? (await testRedisUrl()),
      DEV_MAILBOX: 'true',
    };
    const gateway = await gatewayCaller(nats.urlFor('gateway'));
    const bus = await testBus(nats.adminUrl);
    const peers = await TestPeers.connect(nats.adminUrl);
    const running = new RunningNotifications(environment, gateway, bus, peers, () => database.drop());
    await peers.answer(listWalkIns, ({ activityId }) => ({
      volunteerIds: running.walkIns.get(activityId) ?? [],
    }));
    return running;
  }

  get redisUrl(): string {
    return this.environment['REDIS_URL'] ?? '';
  }

  /** Starts one process more of the service. */
  async boot(): Promise<INestApplicationContext> {
    const module = await Test.createTestingModule({
      imports: [AppModule.forRoot(Settings.parse(this.environment))],
    })
      .setLogger(new ConsoleLogger({ logLevels: ['error'] }))
      .compile();
    const app = await module.init();
    this.running.push(app);
    return app;
  }

  get sql(): DataSource {
    const [app] = this.running;
    if (!app) throw new Error('boot() first');
    return app.get(DataSource);
  }

  async close(): Promise<void> {
    for (const app of this.running) await app.close();
    await this.gateway.close();
    await this.bus.close();
    await this.peers.close();
    await this.dropDatabase();
  }

  /** Tells of an activity, and answers what was told. */
  async activity(minutesUntilStart: number, changes: Partial<Activity> = {}): Promise<Activity> {
    const id = changes.id ?? uuidv7();
    const startsAt = new Date(Date.now() + minutesUntilStart * 60_000);
    const activity: Activity = {
      id,
      version: this.nextVersion(id),
      status: 'published',
      teamId: uuidv7(),
      organizationPath: '/bayi/',
      title: '清洁河道',
      activityClass: 'environment',
      linkedParties: [],
      place: '福清河',
      description: '',
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 7_200_000).toISOString(),
      capacity: null,
      checkInPolicy: CheckInPolicyInput.parse({}),
      ...changes,
    };
    await this.bus.publish(activityChanged, activity);
    return activity;
  }

  /** Tells of the next state of an activity. */
  async change(activity: Activity, changes: Partial<Activity>): Promise<Activity> {
    const changed = { ...activity, version: this.nextVersion(activity.id), ...changes };
    await this.bus.publish(activityChanged, changed);
    return changed;
  }

  /** Tells of a sign-up, of a new volunteer if none is given, and answers the volunteer's id. */
  async signUp(
    activityId: string,
    status: SignUpStatus = 'signedUp',
    volunteerId = uuidv7(),
  ): Promise<string> {
    const version = this.nextVersion(`${activityId} ${volunteerId}`);
    await this.bus.publish(signUpChanged, { activityId, volunteerId, version, status });
    return volunteerId;
  }

  async volunteer(language: Language): Promise<string> {
    const id = uuidv7();
    await this.bus.publish(volunteerChanged, { id, version: 1, displayName: '扎西', language });
    return id;
  }

  async inboxOf(volunteerId: string): Promise<InboxMessage[]> {
    return (await this.gateway.rpc.call(listInbox, {}, asking(person(volunteerId)))).items;
  }

  async remindersOf(volunteerId: string): Promise<Reminder[]> {
    return (await this.gateway.rpc.call(listReminders, {}, asking(person(volunteerId)))).items;
  }

  private nextVersion(of: string): number {
    const version = (this.versions.get(of) ?? 0) + 1;
    this.versions.set(of, version);
    return version;
  }
}
