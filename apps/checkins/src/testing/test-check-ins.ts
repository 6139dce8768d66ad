import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CheckInAnswer, GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { CheckInPolicyInput } from '@liandong/contracts/check-ins/check-in-policy';
import { venueRefOf, type CodeDirection } from '@liandong/rules/activity-code';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { SystemClock, type Clock } from '@liandong/service-kit/clock';
import { testDatabase } from '@liandong/testing/test-database';
import { testNats } from '@liandong/testing/test-nats';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AppModule } from '../app.module.js';
import { CheckInsService } from '../check-ins/check-ins.service.js';
import { dataSourceInput } from '../data-source.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { atMinute } from './at-minute.js';
import { testSettings } from './test-settings.js';
import { VenueKeys } from '../venue-codes/venue-keys.js';

/** The whole check-ins service on real Postgres and NATS, with activities and sign-ups as its neighbours tell. */
export interface TestCheckIns {
  app: INestApplicationContext;
  sql: DataSource;
  /** A superuser's, for what no service may do. */
  databaseAdminUrl: string;
  /** Of its NATS account, for a `testBus`. */
  adminUrl: string;
  /** What the gateway connects to, for a `gatewayCaller`. */
  gatewayUrl: string;
  /** An activity as the activities service would tell of it. */
  activity(changes?: object, policy?: object): Promise<string>;
  signUp(activityId: string, volunteerId: string, status?: 'signedUp' | 'waitlisted'): Promise<void>;
  /** What the venue's screen shows at an instant. */
  codeOf(activityId: string, direction: CodeDirection, at: Date): string;
  /** One member's own scan of that; `changes` say what is different. */
  scan(volunteerId: string, activityId: string, at: Date, changes?: ScanChanges): GatheredScan;
  record(...scans: GatheredScan[]): Promise<CheckInAnswer[]>;
  close(): Promise<void>;
}

export type ScanChanges = Partial<GatheredScan> & { direction?: CodeDirection };

export async function testCheckIns(
  environment: Record<string, string> = {},
  clock: Clock = new SystemClock(),
): Promise<TestCheckIns> {
  const database = await testDatabase('checkins', dataSourceInput(''));
  const nats = await testNats();
  const settings = testSettings(database.runtimeUrl, nats.urlFor('checkins'), environment);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(settings, clock), {
    logger: ['error'],
  });
  const sql = app.get(DataSource);
  const events = app.get(DirectoryEvents);

  const codeOf = (id: string, direction: CodeDirection, at: Date) => {
    const key = app.get(VenueKeys).keyOf({ id, keyVersion: 1 }, direction);
    return venueCode({ venueRef: venueRefOf(id), direction, step: stepAt(at.getTime()), key });
  };
  return {
    app,
    sql,
    databaseAdminUrl: database.adminUrl,
    adminUrl: nats.adminUrl,
    gatewayUrl: nats.urlFor('gateway'),
    codeOf,
    async activity(changes = {}, policy = {}) {
      const id = uuidv7();
      await events.activityChanged(
        {
          id,
          version: 1,
          status: 'published',
          cancelReason: null,
          cancelledAt: null,
          publishedAt: atMinute(-7 * 24 * 60).toISOString(),
          teamId: uuidv7(),
          organizationPath: '/bayi/',
          responsibleId: null,
          title: '清洁河道',
          activityClass: 'environment',
          linkedParties: [],
          place: '福清河',
          description: '',
          startsAt: atMinute(0).toISOString(),
          endsAt: atMinute(120).toISOString(),
          capacity: null,
          checkInPolicy: CheckInPolicyInput.parse(policy),
          ...changes,
        },
        sql.manager,
      );
      return id;
    },
    async signUp(activityId, volunteerId, status = 'signedUp') {
      await events.signUpChanged({ activityId, volunteerId, version: 1, status }, sql.manager);
    },
    scan(volunteerId, activityId, at, { direction = 'in', ...changes } = {}) {
      return {
        volunteerId,
        code: codeOf(activityId, direction, at),
        scanId: uuidv7(),
        scannedAt: null,
        receivedAt: at.toISOString(),
        ...changes,
      };
    },
    record: (...scans) => app.get(CheckInsService).record(scans),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
